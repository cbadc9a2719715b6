import type { VerificationGateway } from '../../shared/domain/verification/source-answer.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';

/** What the worker needs. */
export interface RiskWorkerDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly gateway: VerificationGateway;
  readonly log: Log;
}

export type RiskDeps = CommonApiDeps;
