import { queueHandler } from '../../shared/runtime/queue-handler.ts';
import { connectWorker } from './connect-worker.ts';
import { checkPage } from './credit/check-page.ts';
import { CreditPage } from './credit/credit-page.ts';

const deps = connectWorker(process.env);

export const handler = queueHandler(
  deps.log,
  ({ body }) => CreditPage().parse(JSON.parse(body)),
  (page) => checkPage(page, new Date().toISOString(), deps),
);
