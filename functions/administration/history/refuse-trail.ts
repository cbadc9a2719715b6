import { mayReadReports } from '../../../shared/domain/complaint/readers.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { CENTRE_ROLES, type Role } from '../../../shared/domain/identity/role.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { complaint } from '../../../shared/store/aggregates/complaint.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

type Reader = Pick<Principal, 'roles'>;
interface Trail {
  readonly kind: string;
  readonly id: string;
}

const COMPLAINT_READERS: readonly Role[] = ['CENTRE_DISCIPLINE', ...CENTRE_ROLES, 'COMMISSION_OFFICER'];
const EVALUATORS: readonly Role[] = [
  ...CENTRE_ROLES,
  'CENTRE_ADMIN',
  'CENTRE_DISCIPLINE',
  'COMMISSION_OFFICER',
];
const SURVEYORS: readonly Role[] = [...CENTRE_ROLES, 'COMMISSION_OFFICER'];

/**
 * Who reads a trail where not all officers do: what is evaluated is read by those who carry it out, what users answered by
 * those who ask them, and how a case was judged by the centre. Of whom a sample was drawn there is no trail to be read.
 */
const READERS: Readonly<Record<string, readonly Role[]>> = {
  RUN: EVALUATORS,
  ENTRY: EVALUATORS,
  INPUTCORRECTION: EVALUATORS,
  SITEVISIT: EVALUATORS,
  CATEGORYRESULT: EVALUATORS,
  SURVEY: SURVEYORS,
  SERVICECASE: CENTRE_ROLES,
  CASEEDITION: CENTRE_ROLES,
};
const isDiscipline = ({ roles }: Reader): boolean => roles.includes('CENTRE_DISCIPLINE');

/**
 * A trail is read by those who may read what it is about: it holds the reasons and proposals of a complaint, and what
 * follows from a report tells of it (3-2g). @throws FORBIDDEN_ROLE
 */
export async function refuseTrail({ kind, id }: Trail, reader: Reader, tables: Tables): Promise<void> {
  const readers = READERS[kind];
  if (readers !== undefined && !reader.roles.some((role) => readers.includes(role)))
    throw new ProblemError(refuse('FORBIDDEN_ROLE', { article: '1-1' }));
  switch (kind) {
    case 'COMPLAINT': {
      const found = await load(tables, complaint, id);
      const may =
        found?.body.kind === 'REPORT'
          ? mayReadReports(reader.roles)
          : reader.roles.some((role) => COMPLAINT_READERS.includes(role));
      return requireThat(may);
    }
    case 'VIOLATION': {
      const found = await load(tables, violation, id);
      return found && refuseFollowing(found.body.sourceRef, reader, tables);
    }
    case 'TASK': {
      const found = await load(tables, task, id);
      if (found?.body.queue === 'CENTRE_DISCIPLINE') requireThat(isDiscipline(reader));
      return found && refuseFollowing(found.body.subjectRef, reader, tables);
    }
    case 'DOCUMENT': {
      const origin = (await load(tables, document, id))?.body.origin;
      return requireThat((origin !== 'OBJECTOR' && origin !== 'REPORTER') || isDiscipline(reader));
    }
  }
}

function requireThat(may: boolean): void {
  if (!may) throw new ProblemError(refuse('FORBIDDEN_ROLE', { article: '3-2g' }));
}

/** What follows from a report, or from a suspicion that follows from one. A complaint itself may be told of. */
async function refuseFollowing(ref: string, reader: Reader, tables: Tables): Promise<void> {
  const [kind = '', ...rest] = ref.split('#');
  const id = rest.join('#');
  if (kind === 'VIOLATION') return refuseTrail({ kind, id }, reader, tables);
  if (kind !== 'COMPLAINT') return;
  const found = await load(tables, complaint, id);
  requireThat(found?.body.kind !== 'REPORT' || mayReadReports(reader.roles));
}

/** What somebody opened an identity for is for those who may open it. */
const OPENINGS: readonly string[] = ['ObjectionIdentityOpened', 'ComplaintIdentityOpened'];

export const hidesReason = (type: string, reader: Reader): boolean =>
  OPENINGS.includes(type) && !isDiscipline(reader);
