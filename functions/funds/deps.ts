import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';

export type FundsDeps = CommonApiDeps;

/** What the worker needs. */
export interface FundsWorkerDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly log: Log;
}
