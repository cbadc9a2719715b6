import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { SealedRecords } from '../../shared/platform/sealed-records.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';

/** What the request for material and its deadlines need. */
export interface CooperationDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
}

export interface SpotChecksDeps extends CommonApiDeps {
  /** The seed lies sealed until the draw. */
  readonly sealed: Pick<SealedRecords, 'seal'>;
}

export interface SpotChecksWorkerDeps extends CooperationDeps {
  readonly log: Log;
  readonly sealed: Pick<SealedRecords, 'open'>;
  /** Further pages of freezing and opening. */
  readonly pages: MessageQueue;
}
