import { queueHandler } from '../../shared/runtime/queue-handler.ts';
import { aggregateCategory } from './aggregate-category.ts';
import { connectPages } from './connect-pages.ts';
import { PageMessage } from './page-message.ts';
import { recomputePage } from './recompute-page.ts';
import { writeEntries } from './write-entries.ts';

const deps = connectPages(process.env);

export const handler = queueHandler(
  deps.log,
  ({ body }) => PageMessage().parse(JSON.parse(body)),
  (message) => {
    const now = new Date().toISOString();
    if (message.kind === 'ENTRIES') return writeEntries(message, now, deps);
    if (message.kind === 'AGGREGATE') return aggregateCategory(message, now, deps);
    return recomputePage(message, now, deps);
  },
);
