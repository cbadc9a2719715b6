import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { SigningKey } from '../../shared/platform/signing-key.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { Tables } from '../../shared/store/table.ts';

/** What opening a day needs. */
export interface SweepDeps {
  readonly tables: Tables;
  readonly log: Log;
  readonly pages: MessageQueue;
}

/** What taking and signing a day's root needs. */
export interface PagesDeps extends SweepDeps {
  readonly key: SigningKey;
  readonly stage: string;
}
