import { queueHandler } from '../../shared/runtime/queue-handler.ts';
import { connectWorker } from './connect.ts';
import { PageMessage } from './page-message.ts';
import { workPage } from './work-page.ts';

const deps = connectWorker(process.env);

export const handler = queueHandler(
  deps.log,
  ({ body }) => PageMessage().parse(JSON.parse(body)),
  (message) => workPage(message, new Date().toISOString(), deps),
);
