import { DemandOverdue } from '../../../events/demand-overdue/v1.ts';
import type { DemandResponseBody } from '../demand/demand.ts';
import type { DemandResponseStatus } from '../demand/machine.ts';
import { type Contribute, contributionTo, dayOf, yearCell } from './contribution.ts';

const ANSWERED: readonly string[] = ['OFFERED', 'DECLINED'] satisfies DemandResponseStatus[];
const UNANSWERED: DemandResponseStatus = 'UNANSWERED';

/** A demand that named the agency, once it is known whether the answer came within the response term (domain §6.1). */
export const contributionOfResponse: Contribute<DemandResponseBody> = ({ body, status, events, before }) => {
  const draft = contributionTo(body.agencyId);
  const overdue = before?.memo['overdueAt'] ?? events.find(({ type }) => type === DemandOverdue.type)?.at;
  const memo = overdue === undefined ? {} : { overdueAt: overdue };
  if (!body.invited || body.dueAt === undefined) return draft.done(memo);
  const answered = ANSWERED.includes(status);
  if (!answered && status !== UNANSWERED && overdue === undefined) return draft.done(memo);
  const cell = yearCell(dayOf(body.receivedAt), body.category);
  draft.count(cell, 'received');
  if (answered && body.late !== true) draft.count(cell, 'answered');
  return draft.done(memo);
};
