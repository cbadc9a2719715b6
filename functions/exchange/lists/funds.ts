import { paymentHoldMachine } from '../../../shared/domain/payment-hold/machine.ts';
import { paymentRefusalMachine } from '../../../shared/domain/payment-refusal/machine.ts';
import { recoveryMachine } from '../../../shared/domain/recovery/machine.ts';
import { listPaymentHolds } from '../../funds/holds.ts';
import { listRecoveries } from '../../funds/recoveries.ts';
import { listPaymentRefusals } from '../../funds/refusals.ts';
import { routes as funds } from '../../funds/routes.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';
import { everyState } from './turns.ts';

const parties = { agencyId: '机构编号', ...ORGANISATION };
const each = { unless: ['uscc'], forOfficers: true } as const;

/** What is decided on payments under article 14; amounts in 分. */
export const fundLists = {
  ...exported(funds, 'listPaymentHolds', {
    read: listPaymentHolds,
    turns: everyState(paymentHoldMachine.states, each),
    columns: {
      holdId: '暂缓编号',
      redemptionId: '兑付编号',
      ...parties,
      ...STANDING,
      'opened.at': '暂缓时间',
      'opened.reason': '理由',
      reviewBy: '复核期限',
      'released.at': '解除时间',
    },
  }),
  ...exported(funds, 'listPaymentRefusals', {
    read: listPaymentRefusals,
    turns: everyState(paymentRefusalMachine.states, each),
    columns: { refusalId: '编号', redemptionId: '兑付编号', ...parties, ...STANDING },
  }),
  ...exported(funds, 'listRecoveries', {
    read: listRecoveries,
    turns: everyState(recoveryMachine.states, each),
    columns: {
      recoveryId: '追回编号',
      sourceRef: '涉及款项',
      ...parties,
      ...STANDING,
      paidFen: '已付金额（分）',
      amountFen: '应追回金额（分）',
      repaidFen: '已追回金额（分）',
      outstandingFen: '未追回金额（分）',
      'order.payBy': '还款期限',
    },
  }),
};
