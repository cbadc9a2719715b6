import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';

export type RemovalDeps = CommonApiDeps;

/** What the workers need. */
export interface RemovalWorkerDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly log: Log;
  /** Pages of the execution of a removal. */
  readonly pages: MessageQueue;
}
