import { demandMachine, demandResponseMachine } from '../../../shared/domain/demand/machine.ts';
import { marketOrderMachine } from '../../../shared/domain/market/market-order.ts';
import { orderMachine } from '../../../shared/domain/order/machine.ts';
import { redemptionMachine } from '../../../shared/domain/redemption/machine.ts';
import { isOfficer, viewerOf } from '../../../shared/runtime/viewer.ts';
import { listRedemptionBatches } from '../../archive/batches/batches.ts';
import { listBatchRedemptions, listRedemptions } from '../../archive/redemptions/read-redemptions.ts';
import { routes as archive } from '../../archive/routes.ts';
import {
  listAllDemands,
  listOpenDemands,
  listOwnDemands,
  listOwnResponses,
  listResponses,
} from '../../orders/demands/read-demands.ts';
import { listMarketOrders } from '../../orders/ingest/read-market-orders.ts';
import { listOrders, listPlacedOrders } from '../../orders/orders/read-orders.ts';
import { routes as orders } from '../../orders/routes.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';
import { everyState, ONCE, type Turns } from './turns.ts';

const order = {
  orderId: '订单编号',
  orderNo: '订单号',
  ...STANDING,
  agencyId: '机构编号',
  ...ORGANISATION,
  'buyer.name': '购买方',
  'buyer.uscc': '购买方信用代码',
  category: '服务类别',
  productId: '产品编号',
  productVersion: '产品版本',
  requirement: '服务需求',
  priceFen: '价格（元）',
  voucherFen: '创新券额（元）',
  dueOn: '约定交付日期',
  placedAt: '下单时间',
  respondedAt: '响应时间',
  acceptedAt: '承接时间',
  declineReason: '不承接理由',
  'quota.outcome': '券额确认',
  'contract.number': '合同编号',
  'contract.signedOn': '合同签订日期',
  'contract.amountFen': '合同金额（元）',
  'deliveries.at': '交付时间',
  completedAt: '完成时间',
  'rating.stars': '评分',
  'termination.cause': '终止事由',
  'origin.kind': '来源',
  'origin.externalId': '原订单号',
};
const demand = {
  demandId: '需求编号',
  title: '需求标题',
  ...STANDING,
  category: '服务类别',
  'buyer.name': '购买方',
  requirement: '需求内容',
  budgetFen: '预算（元）',
  publishedAt: '发布时间',
  closedAt: '关闭时间',
};
const response = {
  responseId: '应答编号',
  demandId: '需求编号',
  ...STANDING,
  agencyId: '机构编号',
  ...ORGANISATION,
  category: '服务类别',
  invited: '是否受邀',
  receivedAt: '收到时间',
  dueAt: '应答期限',
  answeredAt: '应答时间',
  late: '是否逾期',
  'offer.text': '应答内容',
  'offer.priceFen': '报价（元）',
  declineReason: '不应答理由',
};
const redemption = {
  redemptionId: '兑付编号',
  orderId: '订单编号',
  orderNo: '订单号',
  agencyId: '机构编号',
  ...ORGANISATION,
  amountFen: '兑付金额（元）',
  ...STANDING,
  claimedAt: '申请时间',
  'returned.reason': '退回理由',
  'approval.at': '审核通过时间',
  batchId: '批次编号',
  batchedAt: '纳入批次时间',
  'payment.status': '付款状态',
  'payment.paidOn': '付款日期',
  'holds.cause': '暂缓事由',
};

/** What was completed in a quarter is shown to officers alone, whatever its state is now. */
const orderTurns: Turns = (asked) => {
  const turns = everyState(orderMachine.states)(asked);
  return asked.query['quarter'] !== undefined && isOfficer(viewerOf(asked.principal)) ? ONCE : turns;
};

/** Demands, orders and what is paid for them. */
export const orderLists = {
  ...exported(orders, 'listOrders', { read: listOrders, columns: order, turns: orderTurns }),
  ...exported(orders, 'listPlacedOrders', { read: listPlacedOrders, columns: order }),
  ...exported(orders, 'listOpenDemands', { read: listOpenDemands, columns: demand }),
  ...exported(orders, 'listOwnDemands', { read: listOwnDemands, columns: demand }),
  ...exported(orders, 'listAllDemands', {
    read: listAllDemands,
    columns: demand,
    turns: everyState(demandMachine.states),
  }),
  ...exported(orders, 'listResponses', { read: listResponses, columns: response }),
  ...exported(orders, 'listOwnResponses', {
    read: listOwnResponses,
    columns: response,
    turns: everyState(demandResponseMachine.states),
  }),
  ...exported(orders, 'listMarketOrders', {
    read: listMarketOrders,
    turns: everyState(marketOrderMachine.states),
    columns: {
      marketOrderId: '编号',
      source: '来源',
      externalId: '原订单号',
      ...STANDING,
      firstSeenAt: '首次接收时间',
      next: '待接收序号',
      'parked.sequence': '等待中的序号',
      'refused.sequence': '未接受的序号',
      'refused.code': '未接受原因',
    },
  }),
  ...exported(archive, 'listRedemptions', {
    read: listRedemptions,
    columns: redemption,
    turns: everyState(redemptionMachine.states, { unless: ['uscc'], forOfficers: true }),
  }),
  ...exported(archive, 'listBatchRedemptions', {
    read: listBatchRedemptions,
    columns: redemption,
  }),
  ...exported(archive, 'listRedemptionBatches', {
    read: listRedemptionBatches,
    columns: {
      batchId: '批次编号',
      quarter: '季度',
      ...STANDING,
      openedAt: '开立时间',
      count: '笔数',
      amountFen: '金额（元）',
      closedAt: '关闭时间',
    },
  }),
};
