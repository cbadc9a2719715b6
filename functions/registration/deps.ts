import type { VerificationGateway } from '../../shared/domain/verification/source-answer.ts';
import type { Materials } from '../../shared/platform/materials.ts';
import type { SealedRecords } from '../../shared/platform/sealed-records.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';

export interface RegistrationDeps extends CommonApiDeps {
  readonly sealed: SealedRecords;
  readonly materials: Materials;
  /** Asked once, when a case is opened, for the registry's facts. */
  readonly gateway: VerificationGateway;
}
