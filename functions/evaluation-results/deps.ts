import type { KeyedHash } from '../../shared/platform/keyed-hash.ts';
import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { ReadFont } from '../../shared/platform/documents/write-pdf.ts';
import type { SealedRecords } from '../../shared/platform/sealed-records.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { ResultPage } from './page.ts';

export interface ResultsDeps extends CommonApiDeps {
  /** The font that documents are written in. */
  readonly readFont: ReadFont;
  /** The lists of the draw, for auditors. */
  readonly sealed: Pick<SealedRecords, 'open'>;
  readonly keyedHash: KeyedHash;
}

export interface ResultsWorkerDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly log: Log;
  readonly sealed: Pick<SealedRecords, 'open'>;
  readonly keyedHash: KeyedHash;
  readonly pages: Omit<MessageQueue, 'send'> & { send(messages: readonly ResultPage[]): Promise<void> };
}
