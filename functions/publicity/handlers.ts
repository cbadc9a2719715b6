import type { Handlers } from '../../shared/runtime/route.ts';
import type { PublicityDeps } from './deps.ts';
import {
  cancelPublicity,
  closePublicity,
  editPublicity,
  extendPublicity,
  proposeCancellation,
} from './notices/change-notice.ts';
import { listPublicities, readBulletin, readPublicity, readPublicityPage } from './notices/read-notices.ts';
import { acceptObjection, openObjectionIdentity, refuseObjection } from './objections/accept-objection.ts';
import {
  decideObjection,
  extendObjectionDecision,
  proposeObjectionOutcome,
} from './objections/decide-objection.ts';
import { commentOnObjection, openInvestigation } from './objections/investigate-objection.ts';
import { listObjections, readObjection } from './objections/read-objections.ts';
import { readReceipt, withdrawObjection } from './objections/receipt.ts';
import { registerObjectionPaper } from './objections/register-paper.ts';
import { submitObjection } from './objections/submit-objection.ts';
import { approveOnboarding } from './onboarding/approve-onboarding.ts';
import { rejectOnboarding, returnOnboardingToVerification } from './onboarding/decide-after-hearing.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers = {
  listPublicities,
  readPublicity,
  readPublicityPage,
  readBulletin,
  editPublicity,
  extendPublicity,
  proposeCancellation,
  cancelPublicity,
  closePublicity,
  approveOnboarding,
  rejectOnboarding,
  returnOnboardingToVerification,
  submitObjection,
  registerObjectionPaper,
  readReceipt,
  withdrawObjection,
  listObjections,
  readObjection,
  openObjectionIdentity,
  acceptObjection,
  refuseObjection,
  openInvestigation,
  commentOnObjection,
  proposeObjectionOutcome,
  decideObjection,
  extendObjectionDecision,
} satisfies Handlers<typeof routes, PublicityDeps>;
