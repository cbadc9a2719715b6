import { BINDS_AS, type Obligation } from '../../shared/domain/agency/obligations.ts';
import { openBusinessOf } from '../../shared/store/adjustment-preview.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { About, Matter } from './matters.ts';

/** Everything that an agency must have behind it before it may leave (12-4): what it was not told of is not named. */
export async function obligationsOf(
  tables: Tables,
  about: About,
  matters: readonly Matter[],
): Promise<Obligation[]> {
  const { orders, claims } = await openBusinessOf(tables, about);
  return [
    ...orders.map(({ ref }) => ({ kind: 'ORDER', ref }) as const),
    ...claims.map(({ ref }) => ({ kind: 'CLAIM', ref }) as const),
    ...matters.flatMap((each): Obligation[] => {
      const kind = BINDS_AS[each.kind];
      if (kind === undefined || !each.binds) return [];
      return [each.isTold ? { kind, ref: `${each.kind}#${each.id}` } : { kind: 'PROCEEDING' }];
    }),
  ];
}
