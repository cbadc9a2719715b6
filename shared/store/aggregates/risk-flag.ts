import { RiskFlagBody } from '../../domain/risk/risk-flag.ts';
import type { AggregateType } from '../aggregate.ts';

/** One per agency and rule; listed by status (list1) and under its agency (list2), oldest first. */
export const riskFlag: AggregateType<RiskFlagBody> = {
  kind: 'RISKFLAG',
  body: RiskFlagBody,
  listKeys: ({ id, status, body }) => ({
    list1: [`RISKFLAG#${status}`, `${body.raisedAt}#${id}`],
    list2: [`RISKFLAG#AGENCY#${body.agencyId}`, `${body.raisedAt}#${id}`],
  }),
};
