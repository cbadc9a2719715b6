import { ProblemError, refuse } from '../../../shared/domain/problem.ts';

/** Where a bundle goes on: the number of the part, the list it continues, and the place in that list. */
export interface BundleCursor<L extends string> {
  readonly part: number;
  readonly list: L;
  readonly cursor?: string | undefined;
}

const SHAPE = /^(\d{1,6})\.([a-z]+)\.(.*)$/;

/** @throws VALIDATION_FAILED for what is no cursor of a bundle with these lists */
export function readBundleCursor<L extends string>(
  text: string | undefined,
  lists: readonly [L, ...L[]],
): BundleCursor<L> {
  if (text === undefined) return { part: 1, list: lists[0] };
  const [, part = '', name, cursor = ''] = SHAPE.exec(text) ?? [];
  const list = lists.find((each) => each === name);
  if (list !== undefined) return { part: Number(part), list, cursor: cursor === '' ? undefined : cursor };
  const fields = [{ field: 'query.cursor', zh: '分页标记无效', en: 'not a cursor of this bundle' }];
  throw new ProblemError(refuse('VALIDATION_FAILED', { fields }));
}

/** What every part says beside its piece of the bundle: its number and, where it goes on, how to fetch the next part. */
export function partView<L extends string>(
  path: string,
  part: number,
  next: Omit<BundleCursor<L>, 'part'> | undefined,
) {
  if (next === undefined) return { part };
  const cursor = `${part + 1}.${next.list}.${next.cursor ?? ''}`;
  return { part, cursor, next: `${path}?cursor=${encodeURIComponent(cursor)}` };
}
