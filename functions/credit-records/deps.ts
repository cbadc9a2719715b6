import type { KeyedHash } from '../../shared/platform/keyed-hash.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';

export interface CreditRecordDeps extends CommonApiDeps {
  /** Tells whether a person is on record for a violation already, without showing who. */
  readonly keyedHash: KeyedHash;
}
