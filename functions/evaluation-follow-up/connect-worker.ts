import { SQSClient } from '@aws-sdk/client-sqs';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import type { FollowUpWorkerDeps } from './deps.ts';

/** What the workers are wired with. @throws Error naming a missing variable */
export function connectWorker(environment: NodeJS.ProcessEnv): FollowUpWorkerDeps {
  const config = readEnvironment(environment, ['PLATFORM_TABLE', 'EVALUATION_FOLLOW_UP_PAGES_QUEUE_URL']);
  const tables = connectTables({ platform: config.PLATFORM_TABLE });
  return {
    tables,
    settings: settingsSource(tables),
    pages: sqsQueue(new SQSClient({}), config.EVALUATION_FOLLOW_UP_PAGES_QUEUE_URL),
    log: createLog(),
  };
}
