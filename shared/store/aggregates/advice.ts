import { AdviceBody } from '../../domain/advice/improvement-advice.ts';
import type { AggregateType } from '../aggregate.ts';

/** By status (list1) and under its agency (list2), in the order of sending. */
export const advice: AggregateType<AdviceBody> = {
  kind: 'ADVICE',
  body: AdviceBody,
  listKeys: ({ id, status, body }) => ({
    list1: [`ADVICE#${status}`, `${body.sentAt}#${id}`],
    list2: [`ADVICE#AGENCY#${body.agencyId}`, `${body.sentAt}#${id}`],
  }),
};
