import type { Materials } from '../../shared/platform/materials.ts';
import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { WholeFiles } from '../../shared/platform/whole-files.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { Continuation } from './continuation.ts';

export interface ExchangeDeps extends CommonApiDeps {
  readonly materials: Pick<Materials, 'downloadLink'>;
}

export interface ExchangeWorkerDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly log: Log;
  readonly files: WholeFiles;
  readonly pages: Omit<MessageQueue, 'send'> & { send(messages: readonly Continuation[]): Promise<void> };
  /** Milliseconds since some moment: how long one message has been worked on. */
  readonly elapsed: () => number;
  /** So many rows of a list are held before they are put away. */
  readonly rowsAPart: number;
}
