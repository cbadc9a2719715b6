import type { SealedRecords } from '../../shared/platform/sealed-records.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';

export interface GuidanceDeps extends CommonApiDeps {
  readonly sealed: SealedRecords;
}
