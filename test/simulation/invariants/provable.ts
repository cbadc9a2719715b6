import { publishedRoots } from '../../../local/verify/table/published-roots.ts';
import type { Item } from '../../../local/verify/table/read-items.ts';
import { verifyTable } from '../../../local/verify/table/verify-table.ts';
import type { SignedRoot } from '../../../shared/domain/history/daily-root.ts';
import type { World } from '../world.ts';
import type { Snapshot } from './snapshot.ts';

/** The whole table verifies against the roots that were published, and one event that was changed in it is found by name. */
export async function provableFaults(snapshot: Snapshot, { stack }: World): Promise<string[]> {
  return tableFaults(snapshot.texts, await publishedRoots(stack.baseUrl));
}

export async function tableFaults(
  texts: Snapshot['texts'],
  published: readonly SignedRoot[],
  verify: typeof verifyTable = verifyTable,
): Promise<string[]> {
  const items = [...texts.values()].map((text) => JSON.parse(text) as Item);
  const { valid, lines } = await verify(items, published);
  if (!valid) return lines.map((line) => `the check of the whole table: ${line}`);
  const events = items.filter(({ sk }) => String(sk).startsWith('EVENT#'));
  const planted = events[Math.floor(events.length / 2)];
  if (planted === undefined) return [];
  const event = planted['event'] as { readonly id: string; readonly actor: object };
  const changed = { ...planted, event: { ...event, actor: { ...event.actor, id: 'SOMEBODY_ELSE' } } };
  const found = await verify(
    items.map((item) => (item === planted ? changed : item)),
    published,
  );
  return !found.valid && found.lines.some((line) => line.startsWith(`event ${event.id} (changed)`))
    ? []
    : [
        `the check of the whole table does not find ${event.id}, which was changed: ${found.lines.join('; ')}`,
      ];
}
