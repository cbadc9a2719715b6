import { DemandAnswered } from '../../../../events/demand-answered/v1.ts';
import { DemandReceived } from '../../../../events/demand-received/v1.ts';
import { DemandReminded } from '../../../../events/demand-reminded/v1.ts';
import { DemandResponseClosed } from '../../../../events/demand-response-closed/v1.ts';
import { DemandUnanswered } from '../../../../events/demand-unanswered/v1.ts';
import { OrderAcceptanceReminded } from '../../../../events/order-acceptance-reminded/v1.ts';
import { OrderAccepted } from '../../../../events/order-accepted/v1.ts';
import { OrderCancelled } from '../../../../events/order-cancelled/v1.ts';
import { OrderCompleted } from '../../../../events/order-completed/v1.ts';
import { OrderDeclined } from '../../../../events/order-declined/v1.ts';
import { OrderDelivered } from '../../../../events/order-delivered/v1.ts';
import { OrderDeliveryRejected } from '../../../../events/order-delivery-rejected/v1.ts';
import { OrderExpired } from '../../../../events/order-expired/v1.ts';
import { OrderHeld } from '../../../../events/order-held/v1.ts';
import { OrderHoldLifted } from '../../../../events/order-hold-lifted/v1.ts';
import { OrderPlaced } from '../../../../events/order-placed/v1.ts';
import { OrderQuotaConfirmed } from '../../../../events/order-quota-confirmed/v1.ts';
import { OrderQuotaRefused } from '../../../../events/order-quota-refused/v1.ts';
import { OrderResponseReminded } from '../../../../events/order-response-reminded/v1.ts';
import { OrderServiceBegun } from '../../../../events/order-service-begun/v1.ts';
import { OrderTerminated } from '../../../../events/order-terminated/v1.ts';
import { OrderTerminationProposed } from '../../../../events/order-termination-proposed/v1.ts';
import { addDuration } from '../../time/instant.ts';
import { toLocalDate, zhDate } from '../../time/local-date.ts';
import { letter, letterAndSms, letterAndSmsToBuyer, letterToBuyer, on } from './rule.ts';

const aboutOrder = (id: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `ORDER#${id}`,
  path: `/orders/${id}`,
});

const aboutDemand = (id: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `DEMAND#${id}`,
  path: `/demands/${id}`,
});

/** The last day of a term that ends at this instant. */
const lastDay = (dueAt: string) => zhDate(toLocalDate(addDuration(dueAt, { ms: -1 })));

interface Parties {
  readonly orderId: string;
  readonly uscc: string;
  readonly buyerId: string;
}

const toBoth = ({ orderId, uscc, buyerId }: Parties, template: string) => [
  ...letterAndSms(uscc, aboutOrder(orderId, template)),
  ...letterAndSmsToBuyer(buyerId, aboutOrder(orderId, template)),
];

/** The Notify columns of rows 6-1a … 6-1c: who has to act hears it by letter and phone, the other side by letter. */
export const orderRules = [
  on(DemandReceived, ({ demandId, uscc, dueAt }) =>
    letterAndSms(uscc, aboutDemand(demandId, 'DEMAND_RECEIVED', { date: lastDay(dueAt) })),
  ),
  on(DemandReminded, ({ demandId, uscc, dueOn }) =>
    letterAndSms(uscc, aboutDemand(demandId, 'DEMAND_RESPONSE_DUE', { date: zhDate(dueOn) })),
  ),
  on(DemandAnswered, ({ demandId, buyerId }) =>
    letterToBuyer(buyerId, aboutDemand(demandId, 'DEMAND_ANSWERED')),
  ),
  on(DemandUnanswered, ({ demandId, uscc, buyerId }) => [
    ...letter(uscc, aboutDemand(demandId, 'DEMAND_UNANSWERED')),
    ...letterToBuyer(buyerId, aboutDemand(demandId, 'DEMAND_UNANSWERED_TO_BUYER')),
  ]),
  on(DemandResponseClosed, ({ demandId, uscc }) => letter(uscc, aboutDemand(demandId, 'DEMAND_CLOSED'))),
  on(OrderPlaced, ({ orderId, uscc }) => letterAndSms(uscc, aboutOrder(orderId, 'ORDER_PLACED'))),
  on(OrderResponseReminded, ({ orderId, uscc, dueOn }) =>
    letterAndSms(uscc, aboutOrder(orderId, 'ORDER_RESPONSE_DUE', { n: '1', date: zhDate(dueOn) })),
  ),
  on(OrderAccepted, ({ orderId, buyerId }) =>
    letterAndSmsToBuyer(buyerId, aboutOrder(orderId, 'ORDER_ACCEPTED')),
  ),
  on(OrderDeclined, ({ orderId, buyerId }) =>
    letterAndSmsToBuyer(buyerId, aboutOrder(orderId, 'ORDER_DECLINED')),
  ),
  on(OrderExpired, ({ orderId, uscc, buyerId }) => [
    ...letter(uscc, aboutOrder(orderId, 'ORDER_EXPIRED')),
    ...letterAndSmsToBuyer(buyerId, aboutOrder(orderId, 'ORDER_EXPIRED_TO_BUYER')),
  ]),
  on(OrderCancelled, ({ orderId, uscc }) => letter(uscc, aboutOrder(orderId, 'ORDER_CANCELLED'))),
  on(OrderQuotaConfirmed, (order) => toBoth(order, 'ORDER_QUOTA_CONFIRMED')),
  on(OrderQuotaRefused, (order) => toBoth(order, 'ORDER_QUOTA_REFUSED')),
  on(OrderServiceBegun, ({ orderId, buyerId }) =>
    letterToBuyer(buyerId, aboutOrder(orderId, 'ORDER_SERVICE_BEGUN')),
  ),
  on(OrderDelivered, ({ orderId, buyerId }) =>
    letterAndSmsToBuyer(buyerId, aboutOrder(orderId, 'ORDER_DELIVERED')),
  ),
  on(OrderDeliveryRejected, ({ orderId, uscc }) =>
    letterAndSms(uscc, aboutOrder(orderId, 'ORDER_DELIVERY_REJECTED')),
  ),
  on(OrderAcceptanceReminded, ({ orderId, buyerId, dueOn }) =>
    letterAndSmsToBuyer(buyerId, aboutOrder(orderId, 'ORDER_ACCEPTANCE_DUE', { date: zhDate(dueOn) })),
  ),
  on(OrderCompleted, ({ orderId, uscc, buyerId, auto }) => [
    ...letter(uscc, aboutOrder(orderId, 'ORDER_COMPLETED')),
    ...letterToBuyer(buyerId, aboutOrder(orderId, auto ? 'ORDER_AUTO_ACCEPTED' : 'ORDER_RATING_INVITED')),
  ]),
  on(OrderTerminationProposed, ({ orderId, uscc, buyerId, side }) =>
    side === 'BUYER'
      ? letterAndSms(uscc, aboutOrder(orderId, 'ORDER_TERMINATION_PROPOSED'))
      : letterAndSmsToBuyer(buyerId, aboutOrder(orderId, 'ORDER_TERMINATION_PROPOSED')),
  ),
  on(OrderTerminated, (order) => toBoth(order, 'ORDER_TERMINATED')),
  on(OrderHeld, ({ orderId, uscc }) => letter(uscc, aboutOrder(orderId, 'ORDER_HELD'))),
  on(OrderHoldLifted, ({ orderId, uscc }) => letter(uscc, aboutOrder(orderId, 'ORDER_HOLD_LIFTED'))),
];
