import { SQSClient } from '@aws-sdk/client-sqs';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import type { EvaluationWorkerDeps, SeasonDeps } from './deps.ts';

/** What the cron is wired with. @throws Error naming a missing variable */
export function connectSeason(environment: NodeJS.ProcessEnv): SeasonDeps {
  const config = readEnvironment(environment, ['PLATFORM_TABLE']);
  const tables = connectTables({ platform: config.PLATFORM_TABLE });
  return { tables, settings: settingsSource(tables), log: createLog() };
}

/** What the workers are wired with, who hand on pages. @throws Error naming a missing variable */
export function connectWorker(environment: NodeJS.ProcessEnv): EvaluationWorkerDeps {
  const config = readEnvironment(environment, ['EVALUATION_PAGES_QUEUE_URL']);
  return {
    ...connectSeason(environment),
    pages: sqsQueue(new SQSClient({}), config.EVALUATION_PAGES_QUEUE_URL),
  };
}
