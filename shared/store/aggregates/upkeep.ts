import { UpkeepBody } from '../../domain/upkeep/upkeep.ts';
import type { AggregateType } from '../aggregate.ts';

/** One per agency, under its id; listed by status and the day on which its update is due (list1). */
export const upkeep: AggregateType<UpkeepBody> = {
  kind: 'UPKEEP',
  body: UpkeepBody,
  listKeys: ({ id, status, body }) => ({ list1: [`UPKEEP#${status}`, `${body.dueOn}#${id}`] }),
};
