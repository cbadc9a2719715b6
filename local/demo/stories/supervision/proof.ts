import type { LocalStack } from '../../../stack.ts';
import { type Item, itemsOf } from '../../../verify/table/read-items.ts';
import { publishedRoots } from '../../../verify/table/published-roots.ts';
import { verifyTable } from '../../../verify/table/verify-table.ts';
import { verdictOn } from '../../../verify/verdict.ts';
import type { Timed } from '../../../../test/support/journeys/supervision/procedure.ts';
import type { Cast } from './cast.ts';
import type { Chronicle, Matter } from './chronicle.ts';

/** Hashes and keys by their beginnings. */
const withoutKeys = (line: string): string => line.replaceAll(/[0-9a-f]{52}\b/g, '…');

/** A night passes and its root is signed; then every matter, and the whole platform, is proven. Gives whether all is true. */
export async function proven(
  place: Timed,
  { agency }: Cast,
  matters: readonly Matter[],
  stack: LocalStack,
  told: Chronicle,
): Promise<boolean> {
  told.chapter('五、全程留痕可验证');
  await place.clock.advance('P1D');
  await place.clock.rest();
  const verdicts = await Promise.all(
    matters.map(async ({ kind, id }) => {
      const bundle = await agency.admin.done('exportHistory', { params: { kind, id } });
      return { kind, ...verdictOn([{ file: `${kind}.json`, text: JSON.stringify(bundle) }]) };
    }),
  );
  for (const { kind, lines } of verdicts)
    told.note(`机构自行核验 ${kind}：${lines.map(withoutKeys).join(' ')}`);
  const table: Item[] = [];
  for await (const item of itemsOf(stack.baseUrl)) table.push(item);
  const whole = await verifyTable(table, await publishedRoots(stack.baseUrl));
  told.note(`全平台核验：${whole.lines.slice(0, 2).map(withoutKeys).join(' ')}`);
  return whole.valid && verdicts.every(({ valid }) => valid);
}
