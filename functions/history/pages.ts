import { queueHandler } from '../../shared/runtime/queue-handler.ts';
import { connectPages } from './connect.ts';
import { PageMessage } from './page-message.ts';
import { workOnDay } from './work-on-day.ts';

const deps = connectPages(process.env);

export const handler = queueHandler(
  deps.log,
  ({ body }) => PageMessage().parse(JSON.parse(body)),
  (message) => workOnDay(message, new Date().toISOString(), deps),
);
