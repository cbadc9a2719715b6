import type { VerificationGateway } from '../../shared/domain/verification/source-answer.ts';
import type { KeyedHash } from '../../shared/platform/keyed-hash.ts';
import type { Materials } from '../../shared/platform/materials.ts';
import type { SealedRecords } from '../../shared/platform/sealed-records.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';

/** What reading, opening, closing and following up a notice needs. */
export interface NoticeDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly gateway: VerificationGateway;
}

export interface PublicityDeps extends CommonApiDeps, NoticeDeps {
  readonly sealed: SealedRecords;
  readonly keyedHash: KeyedHash;
  readonly materials: Pick<Materials, 'uploadForm'>;
}
