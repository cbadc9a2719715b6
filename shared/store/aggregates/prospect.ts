import { ProspectBody } from '../../domain/prospect/prospect.ts';
import type { AggregateType } from '../aggregate.ts';

/** By status, in the order of invitation (list1). Its id is its credit code. */
export const prospect: AggregateType<ProspectBody> = {
  kind: 'PROSPECT',
  body: ProspectBody,
  listKeys: ({ id, status, body }) => ({ list1: [`PROSPECT#${status}`, `${body.invitedAt}#${id}`] }),
};
