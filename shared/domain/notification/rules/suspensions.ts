import { AgencyExited } from '../../../../events/agency-exited/v1.ts';
import { OrderReturned } from '../../../../events/order-returned/v1.ts';
import { SuspensionInForce } from '../../../../events/suspension-in-force/v1.ts';
import { SuspensionLapsed } from '../../../../events/suspension-lapsed/v1.ts';
import { SuspensionLifted } from '../../../../events/suspension-lifted/v1.ts';
import { SuspensionProvisional } from '../../../../events/suspension-provisional/v1.ts';
import { SuspensionRevoked } from '../../../../events/suspension-revoked/v1.ts';
import { zhDate } from '../../time/local-date.ts';
import { letter, letterAndSms, letterToBuyer, on } from './rule.ts';

const about = (suspensionId: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `SUSPENSION#${suspensionId}`,
  path: `/suspensions/${suspensionId}`,
});

/** The ground of a suspension in the words of its letter. */
const GROUNDS = {
  '12-2': '涉嫌造假且存在资金兑付风险',
  '12-2a': '未在规定期限内完成整改',
  '12-2b': '整改经退回后仍不合格',
} as const;

/** The Notify columns of rows 12-2a to 12-2c and 12-4; the prior notice is the hearing's. */
export const suspensionRules = [
  on(SuspensionInForce, ({ suspensionId, uscc, row }) =>
    letterAndSms(uscc, about(suspensionId, 'SUSPENDED', { ground: GROUNDS[row] })),
  ),
  on(SuspensionProvisional, ({ suspensionId, uscc, reviewBy }) =>
    letterAndSms(uscc, about(suspensionId, 'SUSPENDED_URGENTLY', { date: zhDate(reviewBy) })),
  ),
  on(SuspensionLifted, ({ suspensionId, uscc }) => letterAndSms(uscc, about(suspensionId, 'RESUMED'))),
  on(SuspensionLapsed, ({ suspensionId, uscc }) => letterAndSms(uscc, about(suspensionId, 'RESUMED'))),
  on(SuspensionRevoked, ({ suspensionId, uscc }) =>
    letterAndSms(uscc, about(suspensionId, 'SUSPENSION_REVOKED')),
  ),
  on(AgencyExited, ({ agencyId, uscc }) =>
    letter(uscc, {
      template: 'EXITED',
      params: {},
      subjectRef: `AGENCY#${agencyId}`,
      path: `/agencies/${agencyId}`,
    }),
  ),
  on(OrderReturned, ({ orderId, buyerId }) =>
    letterToBuyer(buyerId, {
      template: 'ORDER_RETURNED',
      params: {},
      subjectRef: `ORDER#${orderId}`,
      path: `/orders/${orderId}`,
    }),
  ),
];
