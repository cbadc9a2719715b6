import { ConsultationBody } from '../../domain/hotline/consultation.ts';
import type { AggregateType } from '../aggregate.ts';

/** By status (list1), under the agency that called (list2), and what is published of them (list3), each by time. */
export const consultation: AggregateType<ConsultationBody> = {
  kind: 'HOTLINE',
  body: ConsultationBody,
  listKeys: ({ id, status, body }) => ({
    list1: [`HOTLINE#${status}`, `${body.recordedAt}#${id}`],
    ...(body.agencyId !== undefined && {
      list2: [`HOTLINE#AGENCY#${body.agencyId}`, `${body.recordedAt}#${id}`] as const,
    }),
    ...(body.knowledge && { list3: [KNOWLEDGE, `${body.knowledge.at}#${id}`] as const }),
  }),
};

export const KNOWLEDGE = 'HOTLINE#KNOWLEDGE';
