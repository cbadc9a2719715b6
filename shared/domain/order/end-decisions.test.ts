import { describe, expect, it } from 'vitest';
import { decisionInLines } from '../../../test/support/in-lines.ts';
import { as, orderAt, PLACED_AT, settings } from '../../../test/support/order-fixtures.ts';
import { decideArchived } from './archive.ts';
import { decideHold, decideLiftHold } from './hold.ts';
import type { OrderBody, OrderState } from './order.ts';
import { decideRate } from './rate.ts';
import { decideProposeTermination, decideTerminate } from './terminate.ts';

const agency = { ...as('AGENCY_ADMIN'), ...settings };
const buyer = { ...as('BUYER'), ...settings };
const system = () => as('SYSTEM');
const officer = as('CENTRE_OFFICER');
const [serving, delivered, completed] = [orderAt('IN_SERVICE'), orderAt('DELIVERED'), orderAt('COMPLETED')];
const withBody = (state: OrderState, more: Partial<OrderBody>): OrderState => ({
  ...state,
  body: { ...state.body, ...more },
});
const held = withBody(completed, { hold: { reasonRef: 'RISKFLAG#1', at: PLACED_AT } });
const proposal = { side: 'AGENCY', reason: '协商' } as const;
const proposed = withBody(serving, { terminationProposal: { ...proposal, by: 'u', at: PLACED_AT } });

type Example = readonly [name: string, state: OrderState, decide: (state: OrderState) => unknown];
const rated = (stars: number, now: string) => (state: OrderState) =>
  decideRate(state, { stars }, { ...buyer, now });

const examples: readonly Example[] = [
  ['[6-1c] archived', completed, (state) => decideArchived(state, { missing: [] }, system())],
  ['[6-1c] not incomplete', completed, (state) => decideArchived(state, { missing: ['INVOICE'] }, system())],
  ['[6-1c] not early', serving, (state) => decideArchived(state, { missing: [] }, system())],
  ['[6-1c] not on hold', held, (state) => decideArchived(state, { missing: [] }, system())],
  [
    '[SM-6] held',
    completed,
    (state) => decideHold(state, { reasonRef: 'RISKFLAG#1', reason: '核查' }, officer),
  ],
  [
    '[SM-6] held without reason',
    completed,
    (state) => decideHold(state, { reasonRef: 'RISKFLAG#1' }, system()),
  ],
  ['[SM-6] held once', held, (state) => decideHold(state, { reasonRef: 'RISKFLAG#2' }, system())],
  ['[SM-6] lifted', held, (state) => decideLiftHold(state, { reason: '排除' }, officer)],
  ['[SM-6] lifted without reason', held, (state) => decideLiftHold(state, {}, system())],
  ['[SM-6] nothing to lift', completed, (state) => decideLiftHold(state, {}, system())],
  ['[6-1c] rated', completed, rated(5, PLACED_AT)],
  ['[6-1c] rated once', withBody(completed, { rating: { stars: 1, at: PLACED_AT } }), rated(5, PLACED_AT)],
  ['[6-1c] not before its end', delivered, rated(5, PLACED_AT)],
  ['[6-1c] not too late', completed, rated(5, '2027-03-05T01:00:00.000Z')],
  ['[6-1c] not by the agency', completed, (state) => decideRate(state, { stars: 5 }, agency)],
  ['[SM-6] an end is proposed', serving, (state) => decideProposeTermination(state, proposal, agency)],
  ['[SM-6] proposed again', proposed, (state) => decideProposeTermination(state, proposal, agency)],
  [
    '[SM-6] not by the other side',
    proposed,
    (state) => decideProposeTermination(state, { ...proposal, side: 'BUYER' }, buyer),
  ],
  [
    '[SM-6] an end is confirmed',
    proposed,
    (state) => decideTerminate(state, { cause: 'MUTUAL', reason: '协商', side: 'BUYER' }, buyer),
  ],
  [
    '[SM-6] not by oneself',
    proposed,
    (state) => decideTerminate(state, { cause: 'MUTUAL', reason: '协商', side: 'AGENCY' }, agency),
  ],
  [
    '[SM-6] not unproposed',
    serving,
    (state) => decideTerminate(state, { cause: 'MUTUAL', reason: '协商', side: 'BUYER' }, buyer),
  ],
  [
    '[SM-6] agreed elsewhere',
    serving,
    (state) => decideTerminate(state, { cause: 'MUTUAL', reason: '协商' }, system()),
  ],
  [
    '[SM-6] by the buyer',
    serving,
    (state) => decideTerminate(state, { cause: 'BUYER', reason: '不需要' }, buyer),
  ],
  [
    '[SM-6] not by the buyer for a default',
    serving,
    (state) => decideTerminate(state, { cause: 'AGENCY_DEFAULT', reason: '违约' }, buyer),
  ],
  [
    '[SM-6] by the centre',
    delivered,
    (state) => decideTerminate(state, { cause: 'VIOLATION', reason: '违规' }, officer),
  ],
  [
    '[SM-6] not what is completed',
    completed,
    (state) => decideTerminate(state, { cause: 'VIOLATION', reason: '违规' }, officer),
  ],
];

describe('what is decided on the end of an order', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state), state.body)).toMatchSnapshot('decided');
  });
});
