import { describe, expect, it } from 'vitest';
import {
  hearingIn,
  interested,
  qian,
  rui,
  sound,
  sun,
  THE_AGENCY,
  wu,
} from '../../../test/support/adjustment-fixtures.ts';
import { folded } from '../../../test/support/folded.ts';
import { paymentRefusalMachine } from './machine.ts';
import { PaymentRefusalBody, type PaymentRefusalState } from './payment-refusal.ts';
import {
  decideDropRefusal,
  decideProposeRefusal,
  decideRefusal,
  decideRevokeRefusal,
} from './refuse-payment.ts';

const proposal = {
  redemptionId: 'O1',
  ...THE_AGENCY,
  amountFen: 500,
  basis: 'VIOLATION#V1',
  source: 'INSPECTION' as const,
  hearingId: 'H1',
  reason: '虚构合同',
};
const found = {
  agencyId: THE_AGENCY.agencyId,
  status: 'CONSEQUENCES_PENDING',
  subjectRef: 'ORDER#O1',
  order: { orderId: 'O1' },
};
const suspected = { ...found, status: 'SUSPECTED' };
const revoked = { ...found, status: 'REVOKED' };
const grounds = { hearing: hearingIn('CONSIDERED'), basis: found, reason: '不予兑付', documentIds: ['D1'] };
const ending = { reason: '复核撤销', documentIds: ['D2'] };
const noticed = folded('X1', decideProposeRefusal('X1', proposal, found, qian));
const decided = folded('X1', decideRefusal(noticed, grounds, sun), noticed);
const nothing = { ...noticed, body: {} as never };

type Example = readonly [
  name: string,
  state: PaymentRefusalState,
  decide: (state: PaymentRefusalState) => unknown,
];

const examples: readonly Example[] = [
  ['proposed and told', nothing, () => decideProposeRefusal('X1', proposal, found, qian)],
  ['not while it is only suspected', nothing, () => decideProposeRefusal('X1', proposal, suspected, qian)],
  ['not without a violation', nothing, () => decideProposeRefusal('X1', proposal, undefined, qian)],
  ['not proposed by the centre', nothing, () => decideProposeRefusal('X1', proposal, found, rui)],
  [
    'not proposed in a conflict',
    nothing,
    () => decideProposeRefusal('X1', proposal, found, interested(qian)),
  ],
  ['dropped', noticed, (state) => decideDropRefusal(state, '理由成立', wu)],
  ['not dropped by the centre', noticed, (state) => decideDropRefusal(state, '理由成立', rui)],
  ['not dropped in a conflict', noticed, (state) => decideDropRefusal(state, '', interested(wu))],
  ['not dropped once decided', decided, (state) => decideDropRefusal(state, '', wu)],
  ['decided', noticed, (state) => decideRefusal(state, grounds, sun)],
  ['not decided by who proposed', noticed, (state) => decideRefusal(state, grounds, qian)],
  ['not decided in a conflict', noticed, (state) => decideRefusal(state, grounds, interested(sun))],
  ['not decided by the centre', noticed, (state) => decideRefusal(state, grounds, rui)],
  [
    'not decided unheard',
    noticed,
    (state) => decideRefusal(state, { ...grounds, hearing: hearingIn('REPLIED') }, sun),
  ],
  [
    'not decided once the violation was revoked',
    noticed,
    (state) => decideRefusal(state, { ...grounds, basis: revoked }, sun),
  ],
  ['not decided twice', decided, (state) => decideRefusal(state, grounds, sun)],
  ['revoked', decided, (state) => decideRevokeRefusal(state, ending, wu)],
  ['not revoked by who decided', decided, (state) => decideRevokeRefusal(state, ending, sun)],
  ['not revoked in a conflict', decided, (state) => decideRevokeRefusal(state, ending, interested(wu))],
  ['not revoked before', noticed, (state) => decideRevokeRefusal(state, ending, wu)],
];

describe('what is decided on a payment that is refused', () => {
  it.each(examples)('[14-2a] %s', (_, state, decide) => {
    expect(sound(decide(state), PaymentRefusalBody(), state.body)).toMatchSnapshot('decided');
  });

  it('[14-2a] is of an amount', () => {
    expect(PaymentRefusalBody().safeParse({ ...noticed.body, amountFen: 0 }).success).toBe(false);
  });

  it('[14-2a] is final where it ended', () => {
    for (const status of paymentRefusalMachine.terminal) {
      const state = { ...decided, status };
      const tries = [
        decideDropRefusal(state, '', wu),
        decideRefusal(state, grounds, wu),
        decideRevokeRefusal(state, ending, wu),
      ];
      expect(tries).toMatchObject(tries.map(() => ({ refused: 'ILLEGAL_TRANSITION' })));
    }
  });
});
