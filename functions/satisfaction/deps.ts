import type { KeyedHash } from '../../shared/platform/keyed-hash.ts';
import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { SealedRecords } from '../../shared/platform/sealed-records.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';

export interface SatisfactionDeps extends CommonApiDeps {
  readonly sealed: SealedRecords;
  readonly keyedHash: KeyedHash;
}

export interface SatisfactionWorkerDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly log: Log;
  readonly sealed: SealedRecords;
  readonly keyedHash: KeyedHash;
  /** Further pages of the draw. */
  readonly pages: MessageQueue;
}

/** What a deadline of a survey needs. */
export type SatisfactionDeadlineDeps = Pick<SatisfactionWorkerDeps, 'tables' | 'settings'>;
