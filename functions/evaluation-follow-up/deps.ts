import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';

export type FollowUpDeps = CommonApiDeps;

/** What the functions that no person calls need. */
export interface FollowUpWorkerDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly pages: MessageQueue;
  readonly log: Log;
}
