import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Envelope } from '../../../events/envelope.ts';
import { deliveriesOf, delivery } from '../../../shared/store/aggregates/delivery.ts';
import { fold, verifyChain } from '../../../shared/store/fold.ts';
import { history, list } from '../../../shared/store/read.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { verifyPhone } from './verified-phone.ts';
import { busEvent, NOW, world } from './world.ts';

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const TYPES = {
  OnboardingSubmitted: { data: { round: 0 }, channels: ['LETTER'] },
  OnboardingVerified: { data: { categories: ['RESEARCH_DEVELOPMENT'] }, channels: ['LETTER'] },
  OnboardingVerificationFailed: { data: { codes: ['X'] }, channels: ['LETTER', 'SMS'] },
  OnboardingRejected: { data: { publicityId: 'P1' }, channels: ['LETTER', 'SMS'] },
} as const;
type Told = keyof typeof TYPES;

let runs = 0;

describe('notices under at-least-once delivery out of order', () => {
  it('[SM-21] make exactly one delivery per event, recipient and channel, and one submission per attempt', async () => {
    const told = fc.constantFrom(...(Object.keys(TYPES) as Told[]));
    await fc.assert(
      fc.asyncProperty(
        fc.array(told, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat({ max: 1_000_000 })),
        async (types, dice) => {
          runs += 1;
          const of = world(dynamo.tables);
          const uscc = usccFixture(1000 + runs);
          const caseId = `ONCE${runs}`;
          await verifyPhone(of, uscc, `138000${String(10_000 + runs)}`);
          const events = types.map((type) => busEvent(type, { caseId, uscc, ...TYPES[type].data }));
          const roll = (below: number) => (dice.next().value ?? 0) % below;

          await inAnyOrder(events, roll, (event) => of.plan(event));
          const made = await list(
            dynamo.tables,
            delivery,
            'list1',
            { pk: deliveriesOf(`CASE#${caseId}`) },
            {
              limit: 100,
            },
          );
          const wanted = events.flatMap((event, index) =>
            TYPES[types[index]!].channels.map((channel) => `${event.id} ${channel}`),
          );
          expect(made.items.map(({ body }) => `${body.eventId} ${body.channel}`).toSorted()).toEqual(
            wanted.toSorted(),
          );

          const sms = made.items.filter(({ body }) => body.channel === 'SMS');
          const queued = (await Promise.all(sms.map(({ id }) => of.queued(id)))).flat();
          await inAnyOrder(queued, roll, (event) => of.send(event));
          const submitted = of.sms.sent.map(({ messageId }) => messageId);
          expect(new Set(submitted).size).toBe(submitted.length);
          // One of each text: the rate of the number holds the others back.
          expect(submitted).toHaveLength(new Set(sms.map(({ body }) => body.template)).size);

          for (const { id } of made.items) await expectSound(id);
        },
      ),
      { numRuns: 12 },
    );
  });
});

/** Brings each one to three times, shuffled, some at the same time. */
async function inAnyOrder(
  events: readonly Envelope[],
  roll: (below: number) => number,
  bring: (event: Envelope) => Promise<void>,
): Promise<void> {
  const copies = events.flatMap((event) => Array.from({ length: 1 + roll(3) }, () => event));
  const shuffled = copies
    .map((event) => ({ event, at: roll(1_000_000) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ event }) => event);
  while (shuffled.length > 0) await Promise.all(shuffled.splice(0, 1 + roll(3)).map(bring));
}

/** The state is the fold of its events, and the chain of these is whole. */
async function expectSound(id: string): Promise<void> {
  const of = world(dynamo.tables);
  const { items } = await history(dynamo.tables, 'DELIVERY', id, { limit: 100 });
  const { status, version, deadlines, refs, lastHash } = await of.deliveryOf(id);
  expect(fold(items)).toEqual({ status, version, deadlines, refs, lastHash });
  expect(verifyChain(items)).toBeUndefined();
  expect(items[0]?.at).toBe(NOW);
}
