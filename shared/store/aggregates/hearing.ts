import { HearingBody } from '../../domain/hearing/hearing.ts';
import type { AggregateType } from '../aggregate.ts';

/** Listed by what is to be decided (list1) and by credit code (list2), each newest last. */
export const hearing: AggregateType<HearingBody> = {
  kind: 'HEARING',
  body: HearingBody,
  listKeys: ({ id, body }) => ({
    list1: [`HEARING#${body.subjectRef}`, `${body.issuedAt}#${id}`],
    list2: [`HEARING#USCC#${body.uscc}`, `${body.issuedAt}#${id}`],
  }),
};
