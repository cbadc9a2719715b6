import type { GroundFacts, RemovalGround } from '../../shared/domain/removal/ground.ts';
import { type CreditCheckBody, creditFlagIdOf } from '../../shared/domain/risk/credit-check.ts';
import { isConfirmed } from '../../shared/domain/violation/violation.ts';
import { cooperation } from '../../shared/store/aggregates/cooperation.ts';
import { creditCheck } from '../../shared/store/aggregates/credit-check.ts';
import { inspection } from '../../shared/store/aggregates/inspection.ts';
import { riskFlag } from '../../shared/store/aggregates/risk-flag.ts';
import { spotCheck } from '../../shared/store/aggregates/spot-check.ts';
import { upkeep } from '../../shared/store/aggregates/upkeep.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import type { Check } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

export interface ReadGround {
  readonly facts: GroundFacts | undefined;
  /** Keeps what the ground rests on as it was read, in the commit that relies on it. */
  readonly checks: readonly Check[];
}

const NOTHING: ReadGround = { facts: undefined, checks: [] };

/** What stands behind the reference of a ground; nothing for a reference that names nothing. */
export async function readGround({ ref }: RemovalGround, tables: Tables): Promise<ReadGround> {
  const [kind = '', id = ''] = (ref ?? '').split('#');
  const found = id === '' ? undefined : await READERS[kind]?.(id, tables);
  if (found === undefined) return NOTHING;
  const { version, checks = [], ...facts } = found;
  return { facts: { kind, ...facts }, checks: [{ kind, id, version }, ...checks] };
}

type Reader = (
  id: string,
  tables: Tables,
) => Promise<
  (Omit<GroundFacts, 'kind'> & { readonly version: number; readonly checks?: readonly Check[] }) | undefined
>;

const READERS: Readonly<Record<string, Reader>> = {
  VIOLATION: async (id, tables) => {
    const found = await load(tables, violation, id);
    if (found === undefined) return undefined;
    const { status, version, body } = found;
    const { agencyId, uscc, kind } = body;
    const level = 'level' in body ? String(body.level) : undefined;
    return { agencyId, uscc, status, version, violation: { kind, level, confirmed: isConfirmed(status) } };
  },
  CREDITCHECK: async (id, tables) => {
    const found = await load(tables, creditCheck, id);
    if (found === undefined) return undefined;
    const flags = await confirmedFlags(found.body, tables);
    const confirmed = found.status === 'REVIEWED' && flags.length > 0;
    const checks = flags.map(({ id: flagId, version }) => ({ kind: riskFlag.kind, id: flagId, version }));
    return { ...about(found), overall: found.body.overall, confirmed, checks };
  },
  COOPERATION: async (id, tables) => {
    const found = await load(tables, cooperation, id);
    return found && about(found);
  },
  INSPECTION: async (id, tables) => {
    const found = await load(tables, inspection, id);
    return found && about(found);
  },
  SPOTCHECK: async (id, tables) => {
    const found = await load(tables, spotCheck, id);
    return found && about(found);
  },
  UPKEEP: async (id, tables) => {
    const found = await load(tables, upkeep, id);
    return found && { ...about(found), uncured: found.body.dormancy.uncuredAt !== undefined };
  },
};

/** The flags of a check's failures are one for each of an agency's, however often it is checked. */
async function confirmedFlags({ agencyId, results }: CreditCheckBody, tables: Tables) {
  const failed = results.filter(({ outcome }) => outcome === 'FAIL');
  const flags = await Promise.all(
    failed.map(({ key }) => load(tables, riskFlag, creditFlagIdOf(agencyId, key))),
  );
  return flags.flatMap((flag) => (flag?.status === 'CONFIRMED' ? [flag] : []));
}

const about = ({
  status,
  version,
  body: { agencyId, uscc },
}: {
  readonly status: string;
  readonly version: number;
  readonly body: { readonly agencyId: string; readonly uscc: string };
}) => ({ agencyId, uscc, status, version });
