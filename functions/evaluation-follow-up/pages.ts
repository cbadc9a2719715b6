import { queueHandler } from '../../shared/runtime/queue-handler.ts';
import { connectWorker } from './connect-worker.ts';
import { PageMessage } from './page-message.ts';
import { followPage } from './plans/follow-page.ts';
import { settlePage } from './settle/settle-page.ts';

const deps = connectWorker(process.env);

export const handler = queueHandler(
  deps.log,
  ({ body }) => PageMessage().parse(JSON.parse(body)),
  (message) => {
    const now = new Date().toISOString();
    return message.kind === 'SETTLE' ? settlePage(message, now, deps) : followPage(message, now, deps);
  },
);
