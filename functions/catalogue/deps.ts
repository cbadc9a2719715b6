import type { VerificationGateway } from '../../shared/domain/verification/source-answer.ts';
import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';

export type CatalogueDeps = CommonApiDeps;

/** What a decision that reads the tables under the policy in force needs. */
export interface StoreDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
}

export interface PageDeps extends StoreDeps {
  readonly log: Log;
  /** Pages of products to be brought in line with how their agency stands. */
  readonly pages: MessageQueue;
}

export interface WorkerDeps extends PageDeps {
  readonly gateway: VerificationGateway;
}
