import { CooperationBody } from '../../domain/cooperation/cooperation.ts';
import type { AggregateType } from '../aggregate.ts';

/** Listed by status and due day (list1), by what it serves (list2) and by agency (list3). */
export const cooperation: AggregateType<CooperationBody> = {
  kind: 'COOPERATION',
  body: CooperationBody,
  listKeys: ({ id, status, body: { dueOn, subjectRef, requestedAt, uscc } }) => ({
    list1: [`COOPERATION#${status}`, `${dueOn}#${id}`],
    list2: [`COOPERATION#SUBJECT#${subjectRef}`, `${requestedAt}#${id}`],
    list3: [`COOPERATION#USCC#${uscc}`, `${requestedAt}#${id}`],
  }),
};
