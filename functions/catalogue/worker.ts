import { SQSClient } from '@aws-sdk/client-sqs';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { httpVerificationGateway } from '../../shared/platform/verification-gateway/http-gateway.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { busEvent, queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { react } from './react.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE', 'CATALOGUE_PAGES_QUEUE_URL'], {
  VERIFICATION_GATEWAY_URL: '',
});
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const log = createLog();
const deps = {
  tables,
  log,
  settings: settingsSource(tables),
  gateway: httpVerificationGateway(config.VERIFICATION_GATEWAY_URL, log),
  pages: sqsQueue(new SQSClient({}), config.CATALOGUE_PAGES_QUEUE_URL),
};

export const handler = queueHandler(log, busEvent, (event) => react(event, new Date().toISOString(), deps));
