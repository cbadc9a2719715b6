import type { KeyedHash } from '../../shared/platform/keyed-hash.ts';
import type { Materials } from '../../shared/platform/materials.ts';
import type { SealedRecords } from '../../shared/platform/sealed-records.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';

export interface ComplaintDeps extends CommonApiDeps {
  readonly sealed: SealedRecords;
  readonly keyedHash: KeyedHash;
  readonly materials: Pick<Materials, 'uploadForm'>;
}
