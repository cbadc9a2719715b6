import { ResearchVisitBody } from '../../domain/visit/research-visit.ts';
import type { AggregateType } from '../aggregate.ts';

/** By status (list1) and under its agency (list2), by the day. */
export const researchVisit: AggregateType<ResearchVisitBody> = {
  kind: 'VISIT',
  body: ResearchVisitBody,
  listKeys: ({ id, status, body }) => ({
    list1: [`VISIT#${status}`, `${body.visitOn}#${id}`],
    list2: [`VISIT#AGENCY#${body.agencyId}`, `${body.visitOn}#${id}`],
  }),
};
