import { GENESIS } from '../domain/history/chain.ts';
import type { Deadline } from '../domain/time/deadline.ts';
import { deadlineKey, eventKey, partition, STATE } from './aggregate.ts';
import { conditionOf } from './condition.ts';
import { type Context, recordEvent } from './event-item.ts';
import type { Change } from './plan.ts';
import { DUE_SHARDS, RELAY_SHARDS, shardOf, type Tables } from './table.ts';
import { timelineEntry } from './timeline.ts';
import { KEY_ABSENT, type Write } from './write.ts';

/** State, events and deadline items of one aggregate. */
export function changeWrites(tables: Tables, change: Change, context: Context): Write[] {
  const pk = partition(change.kind, change.id);
  const { loaded } = change;
  let { status, refs, deadlines, version, lastHash } = {
    status: loaded?.status,
    refs: { ...loaded?.refs },
    deadlines: { ...loaded?.deadlines },
    version: loaded?.version ?? 0,
    lastHash: loaded?.lastHash ?? GENESIS,
  };
  const writes: Write[] = [];
  const set = new Map<string, Deadline | undefined>();
  for (const event of change.events) {
    version += 1;
    const record = recordEvent(
      event,
      { kind: change.kind, id: change.id, version },
      status,
      lastHash,
      context,
    );
    lastHash = record.hash;
    status = event.to ?? status;
    refs = { ...refs, ...event.refs };
    for (const kind of event.deadlines?.clear ?? []) {
      delete deadlines[kind];
      set.set(kind, undefined);
    }
    for (const deadline of event.deadlines?.set ?? []) {
      deadlines[deadline.kind] = deadline;
      set.set(deadline.kind, deadline);
    }
    const outbox = { unrelayed: shardOf(pk, RELAY_SHARDS), unrelayedAt: `${context.now}#${record.id}` };
    writes.push({
      item: {
        Put: {
          TableName: tables.platform,
          Item: { pk, sk: eventKey(version), event: record, ...outbox, ...timelineEntry(record, event.told) },
          ConditionExpression: KEY_ABSENT,
        },
      },
      onFailure: 'reload',
    });
  }
  if (status === undefined) throw new Error(`the first event of ${pk} sets no status`);
  return [
    stateWrite(tables, change, { pk, status, refs, deadlines, version, lastHash, updatedAt: context.now }),
    ...writes,
    ...[...set].map(([kind, deadline]) => deadlineWrite(tables, change, pk, kind, deadline)),
  ];
}

function stateWrite(
  tables: Tables,
  change: Change,
  state: {
    pk: string;
    status: string;
    refs: Record<string, string>;
    version: number;
    updatedAt: string;
  } & Record<string, unknown>,
): Write {
  const lists = Object.entries(change.listKeys(state.status, state.refs)).flatMap(([list, keys]) =>
    keys === undefined
      ? []
      : [
          [`${list}pk`, keys[0]],
          [`${list}sk`, keys[1]],
        ],
  );
  const put = {
    TableName: tables.platform,
    Item: {
      ...state,
      sk: STATE,
      kind: change.kind,
      id: change.id,
      body: change.body,
      ...Object.fromEntries(lists),
    },
  };
  if (change.loaded === undefined) {
    return { item: { Put: { ...put, ConditionExpression: KEY_ABSENT } }, onFailure: 'reload' };
  }
  const condition = conditionOf(
    change.notBy,
    '#version = :version',
    { '#version': 'version' },
    { ':version': change.loaded.version },
  );
  return { item: { Put: { ...put, ...condition } }, onFailure: 'reload' };
}

function deadlineWrite(
  tables: Tables,
  change: Change,
  pk: string,
  kind: string,
  deadline: Deadline | undefined,
): Write {
  const key = { pk, sk: deadlineKey(kind) };
  if (deadline === undefined)
    return { item: { Delete: { TableName: tables.platform, Key: key } }, onFailure: 'reload' };
  const due = { dueShard: shardOf(pk, DUE_SHARDS), dueAt: deadline.dueAt };
  const owner = { kind: change.kind, id: change.id };
  return {
    item: { Put: { TableName: tables.platform, Item: { ...key, ...due, owner, deadline } } },
    onFailure: 'reload',
  };
}
