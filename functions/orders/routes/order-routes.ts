import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { orderMachine } from '../../../shared/domain/order/machine.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import {
  AcceptForm,
  DeclarationText,
  OrderForm,
  orderParams,
  OrderView,
  QuotaForm,
  reason,
} from './schemas.ts';

const one = onFirstUse(() => ({ 200: { description: 'the order', schema: OrderView() } }));
const moved = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION'] as const;

/** Orders from placing to their quota (6-1b). */
export const orderRoutes = defineRoutes({
  readUsageDeclaration: {
    method: 'GET',
    path: '/orders/usage-declaration',
    auth: 'none',
    roles: [],
    summary: { zh: '创新券使用承诺文本', en: 'The declaration that both sides of an order make' },
    articles: ['13-4'],
    responses: () => ({ 200: { description: 'the text now in use', schema: DeclarationText() } }),
    problems: [],
  },
  placeOrder: {
    method: 'POST',
    path: '/orders',
    auth: 'required',
    roles: ['BUYER'],
    summary: { zh: '下单', en: 'Order a published version of a product, with the declaration' },
    articles: ['6-1a', '13-4'],
    body: OrderForm,
    responses: () => ({ 201: { description: 'the order', schema: OrderView() } }),
    problems: [
      'NOT_FOUND',
      'USAGE_DECLARATION_REQUIRED',
      'PRODUCT_NOT_PUBLISHED',
      'AGENCY_NOT_ACTIVE',
      'RELATED_PARTY_BLOCKED',
      'BUYER_NOT_ELIGIBLE',
      'VOUCHER_LIMIT_EXCEEDED',
      'UNAVAILABLE',
    ],
  },
  listOrders: {
    method: 'GET',
    path: '/orders',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: {
      zh: '订单列表：服务机构见本机构各状态订单；工作人员见各状态订单，已完成的按季度',
      en: 'Orders of one status, newest first: an agency its own, officers all; completed ones by quarter for officers',
    },
    articles: ['6-1a', '6-1b'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        status: z.enum(orderMachine.states).default('PLACED'),
        quarter: z
          .string()
          .regex(/^\d{4}Q[1-4]$/)
          .optional()
          .describe(
            'for officers: everything completed in it, archived or not; `status` is then without effect',
          ),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(OrderView()) } }),
    problems: ['AGENCY_NOT_ACTIVE'],
  },
  listPlacedOrders: {
    method: 'GET',
    path: '/orders/placed',
    auth: 'required',
    roles: ['BUYER'],
    summary: { zh: '本单位（团队）的订单', en: 'The caller’s own orders as a buyer, newest first' },
    articles: ['6-1a'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(OrderView()) } }),
    problems: [],
  },
  readOrder: {
    method: 'GET',
    path: '/orders/{orderId}',
    auth: 'required',
    roles: [...AGENCY_ROLES, 'BUYER', ...READING_OFFICERS],
    summary: { zh: '订单详情', en: 'One order' },
    articles: ['6-1a', '6-1c'],
    params: orderParams,
    responses: one,
    problems: ['NOT_FOUND'],
  },
  acceptOrder: {
    method: 'POST',
    path: '/orders/{orderId}/acceptance',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '承接订单，并作出承诺', en: 'Accept an order, with the declaration' },
    articles: ['6-1b', '13-4'],
    params: orderParams,
    body: AcceptForm,
    responses: one,
    problems: [
      ...moved,
      'AGENCY_NOT_ACTIVE',
      'AGENCY_SUSPENDED',
      'DEADLINE_PASSED',
      'RELATED_PARTY_BLOCKED',
      'USAGE_DECLARATION_REQUIRED',
    ],
  },
  declineOrder: {
    method: 'POST',
    path: '/orders/{orderId}/refusal',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '不承接订单，注明原因', en: 'Decline an order, with the reason' },
    articles: ['6-1b'],
    params: orderParams,
    body: reason,
    responses: one,
    problems: [...moved, 'DEADLINE_PASSED'],
  },
  cancelOrder: {
    method: 'POST',
    path: '/orders/{orderId}/cancellation',
    auth: 'required',
    roles: ['BUYER'],
    summary: { zh: '撤回尚未承接的订单', en: 'Take back an order that is not accepted yet' },
    articles: ['6-1b'],
    params: orderParams,
    responses: one,
    problems: moved,
  },
  decideOrderQuota: {
    method: 'POST',
    path: '/orders/{orderId}/quota',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: { zh: '确认或不予确认券额', en: 'Confirm or refuse the voucher amount' },
    articles: ['6-1c'],
    params: orderParams,
    body: QuotaForm,
    responses: one,
    problems: [...moved, 'CONFLICT_OF_INTEREST'],
  },
});
