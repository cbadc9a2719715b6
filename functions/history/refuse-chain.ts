import type { ChainRef } from '../../shared/domain/history/chain.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { READING_OFFICERS } from '../../shared/domain/identity/role.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { EventRecord } from '../../shared/store/event-item.ts';
import { eventsAfter } from '../../shared/store/history/read-chain.ts';
import type { Tables } from '../../shared/store/table.ts';
import { hidesReason, refuseTrail } from '../administration/history/refuse-trail.ts';

/** Matters of an agency that it is told of from their beginning. */
const OWN_KINDS: readonly string[] = [
  'CASE',
  'AGENCY',
  'HEARING',
  'INTRODUCTION',
  'PRODUCT',
  'PRODUCTVERSION',
  'QUALIFICATION',
  'GRANT',
  'STANDINGDOC',
  'UPKEEP',
  'DEMANDRESPONSE',
  'ORDER',
  'ARCHIVE',
  'REDEMPTION',
  'SPOTCHECK',
  'INSPECTION',
  'COOPERATION',
  'COVERAGE',
  'PAYMENTHOLD',
  'PAYMENTREFUSAL',
  'CREDITRECORD',
  'LIABILITYNOTICE',
];

/** Matters that it is told of once it has prior notice or they were decided, by the states before that. */
const UNDECIDED: Readonly<Record<string, readonly string[]>> = {
  RECTIFICATION: ['PROPOSED', 'DROPPED'],
  SUSPENSION: ['PROPOSED', 'DROPPED'],
  REMOVAL: ['PROPOSED', 'DROPPED'],
  VIOLATION: ['SUSPECTED', 'UNDER_INVESTIGATION', 'DISMISSED'],
  FUNDRECOVERY: ['PROPOSED', 'DROPPED'],
};

const isOfficer = ({ roles }: Pick<Principal, 'roles'>): boolean =>
  roles.some((role) => READING_OFFICERS.includes(role));

/**
 * A chain is read by the officers who may read the trail that it is (1-1, 3-2g), and by the agency that the matter is
 * about. @throws FORBIDDEN_ROLE, or NOT_FOUND for another's
 */
export async function refuseChain(
  chain: ChainRef & { readonly status: string },
  reader: Principal,
  tables: Tables,
): Promise<void> {
  if (isOfficer(reader)) return refuseTrail(chain, reader, tables);
  const isTold = OWN_KINDS.includes(chain.kind) || UNDECIDED[chain.kind]?.includes(chain.status) === false;
  const [first] = isTold ? await eventsAfter(tables, chain, 0, 1) : [];
  const uscc = first?.data['uscc'];
  if (uscc === undefined || uscc !== reader.uscc) throw new ProblemError(refuse('NOT_FOUND'));
}

/** An agency is shown what it did itself: the centre's reasons reach it in letters. Officers see what their trail shows. */
export const isWithheld = ({ type, reason, actor }: EventRecord, reader: Principal): boolean =>
  isOfficer(reader) ? reason !== undefined && hidesReason(type, reader) : actor.uscc !== reader.uscc;
