import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { connectTables } from '../../shared/platform/clients.ts';
import { eventBridgeSchedules } from '../../shared/platform/one-time-schedules.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { armDeadlines } from './arm-deadlines.ts';

const config = z
  .object({
    PLATFORM_TABLE: z.string().min(1),
    SCHEDULE_GROUP: z.string().min(1),
    SCHEDULE_ROLE_ARN: z.string().min(1),
    SCHEDULE_DLQ_ARN: z.string().min(1),
    DEADLINE_QUEUE_ARN: z.string().min(1),
  })
  .parse(process.env);

const deps = {
  tables: connectTables({ platform: config.PLATFORM_TABLE }),
  schedules: eventBridgeSchedules(new SchedulerClient({}), {
    group: config.SCHEDULE_GROUP,
    roleArn: config.SCHEDULE_ROLE_ARN,
    queueArn: config.DEADLINE_QUEUE_ARN,
    deadLetterArn: config.SCHEDULE_DLQ_ARN,
  }),
  log: createLog(),
};

export const handler = (batch: DynamoDBStreamEvent) => armDeadlines(batch, new Date().toISOString(), deps);
