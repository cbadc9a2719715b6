import { describe, expect, it } from 'vitest';
import { addDuration } from '../time/instant.ts';
import type { OrderBody } from '../order/order.ts';
import type { Happened } from './contribution.ts';
import { contributionOfOrder } from './order-contribution.ts';

const PLACED = '2026-03-02T01:00:00.000Z';
const RESPOND_BY = '2026-03-04T16:00:00.000Z';
const OWN = '2026#RESEARCH_DEVELOPMENT';

const term: Happened = {
  type: 'OrderPlaced',
  at: PLACED,
  to: 'PLACED',
  data: {},
  // Only the kind and the end of the term are read.
  deadlines: { set: [{ kind: 'ORDER_RESPONSE', dueAt: RESPOND_BY } as never] },
};

const delivery = (at: string, onTime: boolean, rejectedAt?: string) => ({
  round: 1,
  at,
  documentIds: ['D1'],
  hashes: [],
  onTime,
  ...(rejectedAt !== undefined && { rejectedAt }),
});

/** Completed in March by the buyer, on time, at the first try. */
const completed: Partial<OrderBody> = {
  respondedAt: '2026-03-03T01:00:00.000Z',
  acceptedAt: '2026-03-03T01:00:00.000Z',
  deliveries: [delivery('2026-03-20T01:00:00.000Z', true)],
  completedAt: '2026-03-25T01:00:00.000Z',
  auto: false,
};

function contribution(
  status: string,
  more: Partial<OrderBody>,
  { events = [term], refs = {} }: { events?: Happened[]; refs?: Record<string, string> } = {},
) {
  const body = {
    agencyId: 'A1',
    category: 'RESEARCH_DEVELOPMENT',
    buyer: { id: 'team-1', kind: 'TEAM', name: '样例团队' },
    dueOn: '2026-03-31',
    placedAt: PLACED,
    deliveries: [],
    ...more,
  } as unknown as OrderBody;
  const result = contributionOfOrder({ id: 'O1', status, refs, body, events });
  if (result === undefined) throw new Error('an order always belongs to an agency');
  return { own: result.counts[OWN] ?? {}, all: result.counts, users: result.users };
}

describe('[6-2c] a completed order', () => {
  it('counts for everything that it proves', () => {
    const { own, all, users } = contribution('COMPLETED', completed);
    expect(own).toEqual({
      received: 1,
      answered: 1,
      due03: 1,
      fulfilled03: 1,
      delivered: 1,
      onTime: 1,
      accepted: 1,
      firstPass: 1,
      completed: 1,
      active03: 2,
    });
    expect(all['2026#*']).toEqual({ completed: 1 });
    expect(users).toEqual({ [OWN]: 'team-1', '2026#*': 'team-1' });
  });

  it('is archived once its archive is sealed', () => {
    expect(contribution('ARCHIVED', completed).own).toMatchObject({ completed: 1, archived: 1 });
  });

  it('says nothing of a first pass when the clock accepted it', () => {
    const { own } = contribution('COMPLETED', { ...completed, auto: true });
    expect(own).toMatchObject({ completed: 1 });
    expect(own).not.toHaveProperty('accepted');
    expect(own).not.toHaveProperty('firstPass');
  });

  it('is no first pass after rework, and on time by the delivery that stands', () => {
    const rejected = delivery('2026-03-10T01:00:00.000Z', true, '2026-03-11T01:00:00.000Z');
    const deliveries = [rejected, delivery('2026-04-02T01:00:00.000Z', false)];
    const { own } = contribution('COMPLETED', { ...completed, deliveries });
    expect(own).toMatchObject({ accepted: 1, delivered: 1, completed: 1 });
    expect(own).not.toHaveProperty('firstPass');
    expect(own).not.toHaveProperty('onTime');
  });

  it('counts in the year of Shanghai in which each thing happened', () => {
    const { all } = contribution('COMPLETED', {
      ...completed,
      dueOn: '2026-12-31',
      completedAt: '2026-12-31T16:30:00.000Z',
      rating: { stars: 4, at: '2027-01-05T01:00:00.000Z' },
    });
    expect(all[OWN]).toMatchObject({ due12: 1, fulfilled12: 1, delivered: 1, active03: 1 });
    expect(all[OWN]).not.toHaveProperty('completed');
    expect(all['2027#RESEARCH_DEVELOPMENT']).not.toHaveProperty('fulfilled12');
    expect(all['2027#RESEARCH_DEVELOPMENT']).toMatchObject({
      completed: 1,
      active01: 1,
      ratings: 1,
      stars: 4,
    });
  });
});

describe('[6-2c] orders that are set aside', () => {
  const rated = { ...completed, rating: { stars: 5, at: '2026-03-26T01:00:00.000Z' } };

  it('count neither for nor against while on hold, but for the answer; lifted, they are back', () => {
    const hold = { reasonRef: 'RISKFLAG#F1', at: '2026-03-27T01:00:00.000Z' };
    const held = contribution('COMPLETED', { ...rated, hold });
    expect(held.own).toEqual({ received: 1, answered: 1, held: 1 });
    expect(held.users).toEqual({});
    expect(contribution('COMPLETED', rated).own).toMatchObject({ completed: 1, ratings: 1, stars: 5 });
  });

  it('with a confirmed violation count for nothing in favour, and what was due stays due', () => {
    const { own, users } = contribution('COMPLETED', rated, { refs: { violation: 'V1' } });
    expect(own).toEqual({ received: 1, answered: 1, due03: 1, delivered: 1, accepted: 1 });
    expect(users).toEqual({});
    const ended = { cause: 'VIOLATION', at: PLACED, by: 'u', reason: 'r' } as const;
    const { completedAt: _, ...served } = completed;
    expect(contribution('TERMINATED', { ...served, termination: ended }).own).toMatchObject({ due03: 1 });
    expect(contribution('TERMINATED', { ...served, termination: ended }).own).not.toHaveProperty('onTime');
  });

  it.each([
    ['MUTUAL', 1],
    ['AGENCY_DEFAULT', 1],
    ['AGENCY_REMOVED', 1],
    ['BUYER', undefined],
  ] as const)('ended by %s are due: %s', (cause, due) => {
    const termination = { cause, at: PLACED, by: 'u', reason: 'r' };
    const { respondedAt, acceptedAt } = completed as Required<typeof completed>;
    expect(contribution('TERMINATED', { respondedAt, acceptedAt, termination }).own.due03).toBe(due);
  });

  it('are not due when their quota was refused', () => {
    const { respondedAt, acceptedAt } = completed as Required<typeof completed>;
    expect(contribution('QUOTA_REFUSED', { respondedAt, acceptedAt }).own).not.toHaveProperty('due03');
  });
});

describe('[6-2c] the answer to an order', () => {
  const at = (instant: string) => ({ respondedAt: instant });
  const overdue: Happened = { type: 'OrderResponseOverdue', at: RESPOND_BY, data: {} };
  const cancelled = (instant: string): Happened => ({
    type: 'OrderCancelled',
    at: instant,
    to: 'CANCELLED',
    data: {},
  });

  it.each([
    ['waits within the term', 'PLACED', {}, [term], {}],
    [
      'is there in time',
      'DECLINED',
      at(addDuration(RESPOND_BY, { ms: -1 })),
      [term],
      { received: 1, answered: 1 },
    ],
    ['comes with the end of the term', 'DECLINED', at(RESPOND_BY), [term], { received: 1 }],
    ['is missing after the term', 'PLACED', {}, [term, overdue], { received: 1 }],
    ['never came', 'EXPIRED', {}, [term], { received: 1 }],
    ['was not needed', 'CANCELLED', {}, [term, cancelled(PLACED)], {}],
    ['was missing when it was taken back', 'CANCELLED', {}, [term, cancelled(RESPOND_BY)], { received: 1 }],
    ['had no term', 'DECLINED', at(PLACED), [], {}],
  ])('%s', (_, status, body, events, expected) => {
    expect(contribution(status, body, { events }).own).toEqual(expected);
  });

  it('is measured by the term as it was extended', () => {
    const later = { kind: 'ORDER_RESPONSE', dueAt: '2026-03-05T16:00:00.000Z' } as never;
    const extended: Happened = {
      type: 'DeadlineExtended',
      at: PLACED,
      data: {},
      deadlines: { set: [later] },
    };
    const { own } = contribution('DECLINED', at(RESPOND_BY), { events: [term, extended] });
    expect(own).toEqual({ received: 1, answered: 1 });
  });
});
