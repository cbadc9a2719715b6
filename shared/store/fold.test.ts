import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { onFirstUse } from '../../events/on-first-use.ts';
import type { DomainEvent } from '../domain/event.ts';
import { GENESIS } from '../domain/history/chain.ts';
import { deadlineAt } from '../domain/time/deadline.ts';
import type { AggregateType } from './aggregate.ts';
import type { Context, EventRecord } from './event-item.ts';
import { fold, verifyChain } from './fold.ts';
import { change } from './plan.ts';
import { changeWrites } from './change-writes.ts';

const thing: AggregateType<Record<string, never>> = {
  kind: 'THING',
  body: onFirstUse(() => z.strictObject({})),
};
// The writes are only made here, never sent.
const tables = { client: {} as DynamoDBDocumentClient, platform: 'platform' };
const context: Context = {
  actor: { id: 'u-1', role: 'CENTRE_OFFICER' },
  now: '2026-03-02T01:00:00.000Z',
  policyVersion: 'default',
  requestId: 'r1',
  cause: 'test',
};

const source = { policyKey: 'publicity.days', article: '5-3' } as const;
const KINDS = ['FIRST', 'SECOND', 'THIRD'];
const anyDeadline = fc
  .record({ kind: fc.constantFrom(...KINDS), day: fc.integer({ min: 10, max: 28 }) })
  .map(({ kind, day }) =>
    deadlineAt({ kind, base: context.now, source, at: `2026-03-${day}T16:00:00.000Z` }),
  );
const anyEvent: fc.Arbitrary<DomainEvent> = fc.record(
  {
    type: fc.constantFrom('Opened', 'Changed', 'Closed'),
    data: fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
    article: fc.constantFrom('5-3' as const, '5-1e' as const),
    to: fc.constantFrom('DRAFT', 'OPEN', 'DONE'),
    deadlines: fc.record({
      set: fc.array(anyDeadline, { maxLength: 2 }),
      clear: fc.array(fc.constantFrom(...KINDS), { maxLength: 2 }),
    }),
    refs: fc.dictionary(fc.constantFrom('publicity', 'hearing'), fc.string()),
    reason: fc.string(),
  },
  { requiredKeys: ['type', 'data', 'article', 'to'] },
);
const anyHistory = fc.array(anyEvent, { minLength: 1, maxLength: 8 });

/** The items that a commit of these events would write. */
function written(events: readonly DomainEvent[]) {
  const items = changeWrites(tables, change(thing, { newId: 'one' }, { events, body: {} }), context).flatMap(
    ({ item }) => (item.Put?.Item ? [item.Put.Item] : []),
  );
  return {
    state: items.find((item) => item.sk === 'STATE')!,
    records: items.flatMap((item) => (item.event ? [item.event as EventRecord] : [])),
    deadlines: items.flatMap((item) => (item.deadline ? [item.deadline.kind as string] : [])),
  };
}

describe('the fold of an aggregate’s events', () => {
  it('gives its state item: status, version, deadlines, references and last hash', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const { state, records, deadlines } = written(events);
        const { status, version, refs, lastHash } = state;
        expect(fold(records)).toEqual({ status, version, deadlines: state.deadlines, refs, lastHash });
        expect(version).toBe(events.length);
        expect(deadlines.toSorted()).toEqual(Object.keys(state.deadlines).toSorted());
        expect(verifyChain(records)).toBeUndefined();
      }),
    );
  });

  it('of nothing is nothing', () => {
    expect(fold([])).toEqual({ status: undefined, version: 0, deadlines: {}, refs: {}, lastHash: GENESIS });
  });
});

describe('the hash chain', () => {
  it('shows a change of any member of any event', () => {
    const members = ['at', 'actor', 'article', 'policyVersion', 'requestId', 'cause', 'data', 'to'] as const;
    fc.assert(
      fc.property(anyHistory, fc.nat(), fc.constantFrom(...members), (events, where, member) => {
        const { records } = written(events);
        const index = where % records.length;
        const changed = records.with(index, { ...records[index]!, [member]: { forged: true } } as never);
        expect(verifyChain(changed)).toMatchObject({ version: index + 1, fault: 'changed' });
      }),
    );
  });
});
