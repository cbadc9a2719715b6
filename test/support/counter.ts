import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import type { DomainEvent } from '../../shared/domain/event.ts';
import type { Deadline } from '../../shared/domain/time/deadline.ts';
import type { AggregateType } from '../../shared/store/aggregate.ts';
import type { Context } from '../../shared/store/event-item.ts';
import { change, type Plan } from '../../shared/store/plan.ts';

/** The smallest aggregate: what the store, the relay and the timers are tried on. */
export const counter: AggregateType<{ count: number; by: string }> = {
  kind: 'COUNTER',
  body: onFirstUse(() => z.strictObject({ count: z.int(), by: z.string() })),
  listKeys: ({ id, status }) => ({ list1: [`COUNTER#${status}`, id] }),
};

export const NOW = '2026-03-02T01:00:00.000Z';

export const testContext: Context = {
  actor: { id: 'a1', role: 'AGENCY_ADMIN' },
  now: NOW,
  policyVersion: 'default',
  requestId: 'r1',
  cause: 'test',
};

export const happenedAs = (type: string, more: Partial<DomainEvent> = {}): DomainEvent => ({
  type,
  data: { type },
  article: '5-1',
  ...more,
});

/** A plan that opens a counter, with a deadline if one is given. */
export const openCounter = (id: string, deadline?: Deadline): Plan => ({
  changes: [
    change(
      counter,
      { newId: id },
      {
        events: [happenedAs('Opened', { to: 'OPEN', ...(deadline && { deadlines: { set: [deadline] } }) })],
        body: { count: 0, by: 'a1' },
      },
    ),
  ],
  response: { status: 201, body: { id } },
});
