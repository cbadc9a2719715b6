import { SQSClient } from '@aws-sdk/client-sqs';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { connectWorker } from './connect-worker.ts';
import type { PagingDeps } from './deps.ts';

/** What the functions that hand on pages are wired with. @throws Error naming a missing variable */
export function connectPages(environment: NodeJS.ProcessEnv): PagingDeps {
  const config = readEnvironment(environment, ['METRICS_PAGES_QUEUE_URL']);
  return {
    ...connectWorker(environment),
    pages: sqsQueue(new SQSClient({}), config.METRICS_PAGES_QUEUE_URL),
  };
}
