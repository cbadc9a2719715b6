import { KMSClient } from '@aws-sdk/client-kms';
import { SQSClient } from '@aws-sdk/client-sqs';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { kmsSigningKey } from '../../shared/platform/signing-key.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import type { PagesDeps, SweepDeps } from './deps.ts';

/** What the cron is wired with. @throws Error naming a missing variable */
export function connectSweep(environment: NodeJS.ProcessEnv): SweepDeps {
  const config = readEnvironment(environment, ['PLATFORM_TABLE', 'HISTORY_PAGES_QUEUE_URL']);
  return {
    tables: connectTables({ platform: config.PLATFORM_TABLE }),
    log: createLog(),
    pages: sqsQueue(new SQSClient({}), config.HISTORY_PAGES_QUEUE_URL),
  };
}

/** What takes and signs a day's root. @throws Error naming a missing variable */
export function connectPages(environment: NodeJS.ProcessEnv): PagesDeps {
  const config = readEnvironment(environment, ['HISTORY_KEY_ARN', 'STAGE']);
  return {
    ...connectSweep(environment),
    key: kmsSigningKey(new KMSClient({}), config.HISTORY_KEY_ARN),
    stage: config.STAGE,
  };
}
