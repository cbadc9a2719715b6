import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';

/** What the scoring run and rehearsals are wired with. */
export interface RunDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly log: Log;
  /** Further pages of the same work. */
  readonly pages: MessageQueue;
  /** At most ENTRIES_A_PAGE. */
  readonly entriesAPage: number;
}
