import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';

/** What the functions that no person calls need. */
export interface MetricsDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly log: Log;
}

/** With the queue of pages, for those that hand on work. */
export interface PagingDeps extends MetricsDeps {
  readonly pages: MessageQueue;
}
