import { ViolationBody } from '../../domain/violation/violation.ts';
import type { AggregateType } from '../aggregate.ts';

/** Listed by status (list1), under its agency (list2) and under its subject (list3), oldest first. */
export const violation: AggregateType<ViolationBody> = {
  kind: 'VIOLATION',
  body: ViolationBody,
  listKeys: ({ id, status, body }) => ({
    list1: [`VIOLATION#${status}`, `${body.suspectedAt}#${id}`],
    list2: [`VIOLATION#AGENCY#${body.agencyId}`, `${body.suspectedAt}#${id}`],
    list3: [`VIOLATION#SUBJECT#${body.subjectRef}`, `${body.suspectedAt}#${id}`],
  }),
};
