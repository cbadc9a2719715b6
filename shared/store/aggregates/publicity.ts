import { PublicityBody } from '../../domain/publicity/publicity.ts';
import type { AggregateType } from '../aggregate.ts';

/** Listed by status (list1) and by subject (list2), each by publication. */
export const publicity: AggregateType<PublicityBody> = {
  kind: 'PUBLICITY',
  body: PublicityBody,
  listKeys: ({ id, status, body: { period, subject } }) => ({
    list1: [`PUBLICITY#${status}`, `${period.publishedAt}#${id}`],
    list2: [`PUBLICITY#SUBJECT#${subject.kind}#${subject.id}`, `${period.publishedAt}#${id}`],
  }),
};
