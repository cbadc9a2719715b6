import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { busEvent, queueHandler } from '../../shared/runtime/queue-handler.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { objection } from '../../shared/store/aggregates/objection.ts';
import { onboardingCase } from '../../shared/store/aggregates/onboarding-case.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { RecomputePage, recomputePage, type RecomputeDeps, startRecompute } from './recompute-deadlines.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE', 'RECOMPUTE_QUEUE_URL']);

const tables = connectTables({ platform: config.PLATFORM_TABLE });
const deps: RecomputeDeps = {
  tables,
  settings: settingsSource(tables),
  pages: sqsQueue(new SQSClient({}), config.RECOMPUTE_QUEUE_URL),
  log: createLog(),
  types: { CASE: onboardingCase, HEARING: hearing, OBJECTION: objection },
};

/** The queue carries the calendar event itself, and the pages that it makes. */
const parse = (record: SQSRecord) =>
  RecomputePage().safeParse(JSON.parse(record.body)).data ?? busEvent(record);

export const handler = queueHandler(deps.log, parse, (message) =>
  'shard' in message
    ? recomputePage(message, new Date().toISOString(), deps)
    : startRecompute(message.id, deps),
);
