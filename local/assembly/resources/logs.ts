import * as z from 'zod';
import type { EvaluatedResource } from '../evaluated-app.ts';
import type { ResolvedLogSubscription } from '../resolved-app.ts';
import { read } from './properties.ts';

const subscriptionFilterSchema = z.looseObject({
  LogGroupName: z.string(),
  FilterPattern: z.string().default(''),
  DestinationArn: z.string(),
});

export function resolveLogSubscription(resource: EvaluatedResource): ResolvedLogSubscription {
  const { LogGroupName, FilterPattern, DestinationArn } = read(resource, subscriptionFilterSchema);
  return { logGroup: LogGroupName, filterPattern: FilterPattern, destinationArn: DestinationArn };
}
