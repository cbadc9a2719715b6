import type { ConfirmedBasis } from '../../shared/domain/violation/confirmed.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import type { Check } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

/** The violation that a decision on money rests on, and the check that it stands so at the commit. */
export async function confirmedBasis(
  ref: string,
  tables: Tables,
): Promise<{ readonly found?: ConfirmedBasis; readonly checks: Check[] }> {
  const [kind, id = ''] = ref.split('#');
  const found = kind === 'VIOLATION' ? await load(tables, violation, id) : undefined;
  if (found === undefined) return { checks: [] };
  return {
    found: { agencyId: found.body.agencyId, status: found.status },
    checks: [{ kind: violation.kind, id, version: found.version }],
  };
}
