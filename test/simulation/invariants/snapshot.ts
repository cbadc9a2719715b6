import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Deadline } from '../../../shared/domain/time/deadline.ts';
import type { EventRecord } from '../../../shared/store/event-item.ts';
import type { World } from '../world.ts';

/** A STATE item as it lies in the table. */
export interface State {
  readonly kind: string;
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly refs: Readonly<Record<string, string>>;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly lastHash: string;
  // Each check knows what it reads of a body; types are the product's business.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

export interface Aggregate {
  readonly ref: string;
  readonly state: State | undefined;
  readonly events: readonly EventRecord[];
  readonly deadlines: Readonly<Record<string, Deadline>>;
}

/** The whole platform table, by what its items are. */
export interface Snapshot {
  readonly now: string;
  readonly aggregates: ReadonlyMap<string, Aggregate>;
  /** Owner by guard name. */
  readonly guards: ReadonlyMap<string, string>;
  /** Every item of the table as text, by its key. */
  readonly texts: ReadonlyMap<string, string>;
  /** Ids of events that still lie in the outbox. */
  readonly outbox: readonly string[];
  of(kind: string): State[];
  events(): EventRecord[];
}

type Item = Record<string, unknown> & { readonly pk: string; readonly sk: string };

export async function takeSnapshot({ stack }: World): Promise<Snapshot> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: stack.dynamodbUrl,
      region: stack.app.region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  );
  const items: Item[] = [];
  const table = stack.environment['PLATFORM_TABLE'];
  for await (const page of paginateScan({ client }, { TableName: table, ConsistentRead: true }))
    items.push(...((page.Items ?? []) as Item[]));
  client.destroy();
  return snapshotOf(items, stack.clock.now());
}

function snapshotOf(items: readonly Item[], now: string): Snapshot {
  const aggregates = new Map<string, { -readonly [K in keyof Aggregate]: Aggregate[K] }>();
  const guards = new Map<string, string>();
  const outbox: string[] = [];
  for (const item of items) {
    if (item.sk === 'GUARD') guards.set(item.pk.slice('GUARD#'.length), String(item['owner']));
    if (!/^(STATE$|EVENT#|DEADLINE#)/.test(item.sk)) continue;
    const found = aggregates.get(item.pk) ?? { ref: item.pk, state: undefined, events: [], deadlines: {} };
    if (item.sk === 'STATE') found.state = item as unknown as State;
    else if (item.sk.startsWith('EVENT#')) {
      found.events = [...found.events, item['event'] as EventRecord];
      if ('unrelayed' in item || 'unrelayedAt' in item) outbox.push(`${item.pk} ${item.sk}`);
    } else
      found.deadlines = {
        ...found.deadlines,
        [item.sk.slice('DEADLINE#'.length)]: item['deadline'] as Deadline,
      };
    aggregates.set(item.pk, found);
  }
  for (const found of aggregates.values())
    found.events = found.events.toSorted((left, right) => left.aggregate.version - right.aggregate.version);
  const all = [...aggregates.values()];
  return {
    now,
    aggregates,
    guards,
    texts: new Map(items.map((item) => [`${item.pk} ${item.sk}`, JSON.stringify(item)])),
    outbox,
    of: (kind) => all.flatMap(({ state }) => (state?.kind === kind ? [state] : [])),
    events: () => all.flatMap(({ events }) => events),
  };
}
