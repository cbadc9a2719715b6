import type { TemplateRegistry } from '../../shared/domain/notification/templates/template.ts';
import type { KeyedHash } from '../../shared/platform/keyed-hash.ts';
import type { SealedRecords } from '../../shared/platform/sealed-records.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';

export interface NotificationDeps extends CommonApiDeps {
  readonly sealed: SealedRecords;
  readonly keyedHash: KeyedHash;
  readonly templates: TemplateRegistry;
  /** A new verification code: six random digits. */
  readonly newCode: () => string;
}
