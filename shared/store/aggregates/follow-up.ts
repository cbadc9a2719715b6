import { FollowUpBody } from '../../domain/follow-up/follow-up.ts';
import type { AggregateType } from '../aggregate.ts';

/** By status in the order of due dates (list1), and under its agency, oldest first (list2). */
export const followUp: AggregateType<FollowUpBody> = {
  kind: 'FOLLOWUP',
  body: FollowUpBody,
  listKeys: ({ id, status, body }) => ({
    list1: [`FOLLOWUP#${status}`, `${body.dueOn}#${id}`],
    list2: [`FOLLOWUP#AGENCY#${body.agencyId}`, `${body.openedAt}#${id}`],
  }),
};
