import type { ReadFont } from '../../shared/platform/documents/write-pdf.ts';
import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { SealedRecords } from '../../shared/platform/sealed-records.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';

export interface EvaluationDeps extends CommonApiDeps {
  /** The font that documents are written in. */
  readonly readFont: ReadFont;
  /** The seed lies sealed until the draw. */
  readonly sealed: Pick<SealedRecords, 'seal'>;
}

/** What the season, the worker and the deadlines need. */
export interface SeasonDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly log: Log;
}

export interface EvaluationWorkerDeps extends SeasonDeps {
  /** Pages of the scope run, and of placing those in scope. */
  readonly pages: MessageQueue;
}
