import { ObjectionBody } from '../../domain/objection/objection.ts';
import type { AggregateType } from '../aggregate.ts';

/** Listed by status (list1), by publicity (list2) and by the agency concerned (list3), each by submission. */
export const objection: AggregateType<ObjectionBody> = {
  kind: 'OBJECTION',
  body: ObjectionBody,
  listKeys: ({ id, status, body: { submittedAt, publicityId, uscc } }) => ({
    list1: [`OBJECTION#${status}`, `${submittedAt}#${id}`],
    list2: [`OBJECTION#PUBLICITY#${publicityId}`, `${submittedAt}#${id}`],
    ...(uscc !== undefined && { list3: [`OBJECTION#USCC#${uscc}`, `${submittedAt}#${id}`] as const }),
  }),
};
