import type { Treasury } from '../../shared/domain/redemption/treasury.ts';
import type { RetainedFiles } from '../../shared/platform/retained-files.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';

export interface ArchiveDeps extends CommonApiDeps {
  /** Whether payments lie with a treasury, or are entered by hand. */
  readonly treasuryConnected: boolean;
}

/** What the platform's own reactions need. */
export interface ReactionDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly log: Log;
}

export interface LockDeps extends ReactionDeps {
  readonly files: RetainedFiles;
}

/** What following a payment up needs. */
export interface PaymentDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly treasury: Treasury;
}
