import { AgencyExited } from '../../events/agency-exited/v1.ts';
import { AgencyImported } from '../../events/agency-imported/v1.ts';
import { AgencyOnboarded } from '../../events/agency-onboarded/v1.ts';
import { AgencyReinstated } from '../../events/agency-reinstated/v1.ts';
import { AgencyRemoved } from '../../events/agency-removed/v1.ts';
import { CreditChecked } from '../../events/credit-checked/v1.ts';
import { EffectiveUpdateRecorded } from '../../events/effective-update-recorded/v1.ts';
import { ProductArchived } from '../../events/product-archived/v1.ts';
import { ProductFrozen } from '../../events/product-frozen/v1.ts';
import { ProductPublished } from '../../events/product-published/v1.ts';
import { ProductRestored } from '../../events/product-restored/v1.ts';
import { ProductRevised } from '../../events/product-revised/v1.ts';
import { ProductTakenOffShelf } from '../../events/product-taken-off-shelf/v1.ts';
import { ProfileConfirmed } from '../../events/profile-confirmed/v1.ts';
import { RiskFlagConfirmed } from '../../events/risk-flag-confirmed/v1.ts';
import { RiskFlagDismissed } from '../../events/risk-flag-dismissed/v1.ts';
import { ProductVersionRecorded } from '../../events/product-version-recorded/v1.ts';
import { COUNTED } from '../../shared/domain/upkeep/what-counts.ts';

/** The last is the monthly sweep's: an agency that was there before its upkeep was kept is found by it. */
export const STANDING: readonly string[] = [
  AgencyOnboarded.type,
  AgencyImported.type,
  AgencyRemoved.type,
  AgencyExited.type,
  AgencyReinstated.type,
  CreditChecked.type,
];

export const OFFERS: readonly string[] = [
  ProductPublished.type,
  ProductRevised.type,
  ProductTakenOffShelf.type,
  ProductFrozen.type,
  ProductRestored.type,
  ProductArchived.type,
];

export const UPDATED: readonly string[] = [EffectiveUpdateRecorded.type, ProfileConfirmed.type];
export const VERDICTS: readonly string[] = [RiskFlagConfirmed.type, RiskFlagDismissed.type];

/** Every type that the queue of this capability is fed with. */
export const REACTED_TO: readonly string[] = [
  ...new Set([...STANDING, ...COUNTED, ...OFFERS, ...UPDATED, ...VERDICTS, ProductVersionRecorded.type]),
];
