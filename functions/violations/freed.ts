import type { ViolationBody } from '../../shared/domain/violation/violation.ts';
import type { ActingCaller } from '../../shared/runtime/acting.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { riskFlag } from '../../shared/store/aggregates/risk-flag.ts';
import type { Check, Plan } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { freedBy } from '../risk/flags/change-flag.ts';

type Freed = Required<Pick<Plan, 'changes' | 'projections' | 'guards'>> & {
  readonly checks: readonly Check[];
};

/**
 * What the flag behind a violation that came to nothing, or was revoked, holds no more. A flag that was raised again since
 * holds on: it is to be decided anew.
 */
export async function freedWith(
  tables: Tables,
  { id, body }: Loaded<ViolationBody>,
  officer: ActingCaller,
): Promise<Freed> {
  const [kind, flagId = ''] = body.sourceRef.split('#');
  const flag = kind === 'RISKFLAG' ? await load(tables, riskFlag, flagId) : undefined;
  if (flag === undefined || id !== `${flag.id}-${flag.version}`)
    return { changes: [], projections: [], guards: [], checks: [] };
  const freed = await freedBy(tables, flag, officer);
  return { ...freed, checks: [{ kind: riskFlag.kind, id: flag.id, version: flag.version }] };
}
