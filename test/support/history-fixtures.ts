import { randomUUID } from 'node:crypto';
import type { Inclusion } from '../../shared/domain/history/bundle.ts';
import {
  type ChainedEvent,
  type ChainRef,
  eventIdOf,
  GENESIS,
  hashOf,
} from '../../shared/domain/history/chain.ts';
import { dayRefOf, type DailyRoot, type SignedRoot } from '../../shared/domain/history/daily-root.ts';
import { PAGE_HEADS, pageRoot, pathOf, SECTION_PAGES } from '../../shared/domain/history/day-tree.ts';
import type { Head } from '../../shared/domain/history/head.ts';
import { signRoot } from '../../shared/domain/history/sign-root.ts';
import { merkleRoot } from '../../shared/domain/merkle.ts';
import type { SigningKey } from '../../shared/platform/signing-key.ts';

type Loose = ChainedEvent & Readonly<Record<string, unknown>>;

/** The next events of a chain, as the store records them. */
export function chained(chain: ChainRef, count: number, before: readonly Loose[] = []): Loose[] {
  const events = [...before];
  for (let n = 0; n < count; n += 1) {
    const version = events.length + 1;
    const event = {
      id: eventIdOf(chain, version),
      aggregate: { ...chain, version },
      type: 'Happened',
      to: 'OPEN',
      at: '2026-03-02T01:00:00.000Z',
      requestId: randomUUID(),
      data: { n: version },
      prevHash: events.at(-1)?.hash ?? GENESIS,
      hash: '',
    };
    events.push({ ...event, hash: hashOf(event) });
  }
  return events;
}

export const headOf = (events: readonly ChainedEvent[]): Head => {
  const { aggregate, hash } = events.at(-1)!;
  return { ...aggregate, hash };
};

const parts = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size));

/** A day's tree, signed, with the way from each of its heads to the root. */
export async function signedDay(
  { day, heads, previous }: { day: string; heads: readonly Head[]; previous?: SignedRoot | undefined },
  key: SigningKey,
): Promise<{ root: SignedRoot; proof(index: number): Inclusion }> {
  const pages = parts(heads, PAGE_HEADS);
  const sections = parts(pages.map(pageRoot), SECTION_PAGES);
  const top = sections.map((section) => merkleRoot(section));
  const statement: DailyRoot = {
    kind: 'DAILY_ROOT',
    version: 1,
    stage: 'test',
    day,
    takenAt: `${day}T16:30:00.000Z`,
    leaves: heads.length,
    root: merkleRoot(top),
    ...(previous && { previous: dayRefOf(previous) }),
  };
  const root = await signRoot(statement, key);
  return {
    root,
    proof: (index) => {
      const page = Math.floor(index / PAGE_HEADS);
      const section = Math.floor(page / SECTION_PAGES);
      const path = pathOf(index, { page: pages[page]!, section: sections[section]!, top });
      return { head: heads[index]!, index, path, root };
    },
  };
}
