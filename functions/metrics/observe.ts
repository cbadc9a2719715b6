import type { Contribution, Happened } from '../../shared/domain/metrics/contribution.ts';
import { eventKey, partition } from '../../shared/store/aggregate.ts';
import { nextCursor } from '../../shared/store/cursor.ts';
import { contributionKey, type KeptContribution, readContribution } from '../../shared/store/metrics.ts';
import { history } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { SOURCE_KINDS, type SourceKind } from './source-kinds.ts';
import { sources } from './sources.ts';

/** Names one aggregate. */
export interface ObjectRef {
  readonly kind: SourceKind;
  readonly id: string;
}

export const isSource = (kind: string): kind is SourceKind => SOURCE_KINDS.some((each) => each === kind);

/** What an object adds now, beside what is kept of it. */
export interface Observation {
  readonly version: number;
  readonly now: Contribution;
  readonly before?: { readonly rev: number; readonly kept: KeptContribution };
}

const EVENTS_A_READ = 50;

/**
 * Reads an object and what it added last. Where something is kept, only the events since are read and carried on;
 * `anew` reads them all and carries on nothing. Undefined when there is no such object, or it concerns no agency (yet).
 */
export async function observe(
  tables: Tables,
  ref: ObjectRef,
  { anew = false }: { readonly anew?: boolean } = {},
): Promise<Observation | undefined> {
  // The object first: what is kept can then only be as old as it, or newer.
  const found = await sources[ref.kind](tables, ref.id);
  if (found === undefined) return undefined;
  const before = await readContribution(tables, contributionKey(ref.kind, ref.id));
  const common = { version: found.version, ...(before !== undefined && { before }) };
  if (before !== undefined && before.kept.version > found.version) return { ...common, now: before.kept };
  if (before !== undefined && before.kept.version === found.version && !anew)
    return { ...common, now: before.kept };
  const carried = anew ? undefined : before?.kept;
  const events = await eventsBetween(tables, ref, carried?.version ?? 0, found.version);
  const now = found.contribution(events, carried);
  return now && { ...common, now };
}

/** The events after one version, up to another, oldest first. */
async function eventsBetween(
  tables: Tables,
  { kind, id }: ObjectRef,
  after: number,
  upTo: number,
): Promise<Happened[]> {
  const events: Happened[] = [];
  let { cursor } = after === 0 ? {} : nextCursor({ pk: partition(kind, id), sk: eventKey(after) });
  do {
    const page = await history(tables, kind, id, { limit: EVENTS_A_READ, cursor });
    events.push(...page.items.filter(({ aggregate }) => aggregate.version <= upTo));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return events;
}
