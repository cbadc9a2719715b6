import { QualificationBody } from '../../domain/qualification/qualification.ts';
import type { AggregateType } from '../aggregate.ts';

/** Listed under its agency (list1), newest last, and by status for the centre (list2). */
export const qualification: AggregateType<QualificationBody> = {
  kind: 'QUALIFICATION',
  body: QualificationBody,
  listKeys: ({ id, status, body }) => ({
    list1: [`QUALIFICATION#AGENCY#${body.agencyId}`, `${body.recordedAt}#${id}`],
    list2: [`QUALIFICATION#${status}`, `${body.recordedAt}#${id}`],
  }),
};
