import { refuse } from '../../shared/domain/problem.ts';
import { groundRefOf } from '../../shared/domain/suspension/propose.ts';
import type { SuspensionBody } from '../../shared/domain/suspension/suspension.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import type { Guard } from '../../shared/store/plan.ts';
import { guardOwner } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

type Proposed = Pick<SuspensionBody, 'agencyId' | 'ground'>;

/** Name of the guard that lets one suspension run for a ground, from its proposal to its end. */
export const runOf = ({ agencyId, ground }: Proposed): string =>
  `SUSPENSION_RUNS#${agencyId}#${groundRefOf(ground)}`;

export const takeRun = (proposed: Proposed, owner: string): Guard => ({
  take: runOf(proposed),
  owner,
  refusal: refuse('DUPLICATE', {
    article: '12-2',
    detail: { zh: '同一事由已有进行中的暂停事项', en: 'A suspension on this ground is running' },
  }),
});

/** Free for a next one: it was dropped, or it ended. */
export async function runReleased(
  { id, body }: Pick<Loaded<SuspensionBody>, 'id' | 'body'>,
  tables: Tables,
): Promise<Guard[]> {
  const release = runOf(body);
  return (await guardOwner(tables, release)) === id ? [{ release, owner: id }] : [];
}
