import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { connectTables } from '../../shared/platform/clients.ts';
import { eventBridgeSchedules } from '../../shared/platform/one-time-schedules.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { armDeadlines } from './arm-deadlines.ts';

const config = readEnvironment(process.env, [
  'PLATFORM_TABLE',
  'SCHEDULE_GROUP',
  'SCHEDULE_ROLE_ARN',
  'SCHEDULE_DLQ_ARN',
  'DEADLINE_QUEUE_ARN',
]);

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
