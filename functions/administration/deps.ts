import type { SealedRecords } from '../../shared/platform/sealed-records.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';

export interface AdministrationDeps extends CommonApiDeps {
  readonly sealed: SealedRecords;
  /** Issuer of the logins that officers are registered by. */
  readonly issuer: string;
  /** The text of the API's OpenAPI document. */
  readonly readDocument: () => Promise<string>;
}
