import type { Materials } from '../../shared/platform/materials.ts';
import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { Continuation } from './continuation.ts';

export interface ExchangeDeps extends CommonApiDeps {
  readonly materials: Pick<Materials, 'downloadLink'>;
}

/** Whole files in the bucket of materials, for what goes through a function. */
export interface Files {
  /** One version of a file; undefined when it is not there. */
  read(objectKey: string, versionId?: string): Promise<Buffer | undefined>;
  /** Writes a file and gives its version. */
  write(objectKey: string, bytes: Uint8Array, mediaType: string): Promise<string>;
}

export interface ExchangeWorkerDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly log: Log;
  readonly files: Files;
  readonly pages: Omit<MessageQueue, 'send'> & { send(messages: readonly Continuation[]): Promise<void> };
  /** Milliseconds since some moment: how long one message has been worked on. */
  readonly elapsed: () => number;
}
