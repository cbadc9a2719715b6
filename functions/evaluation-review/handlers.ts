import type { Handlers } from '../../shared/runtime/route.ts';
import {
  decideInputCorrection,
  listInputCorrections,
  proposeInputCorrection,
} from './corrections/corrections.ts';
import type { EvaluationReviewDeps } from './deps.ts';
import {
  collectEntryTriggers,
  decideEntryReview,
  liftEntryWithholding,
  proposeEntryReview,
  resumeEntryReview,
  reviewEntryAgain,
  startEntryReview,
  withholdEntry,
} from './entries/review.ts';
import { requestEntrySupplement } from './entries/supplement.ts';
import { decideOnUnqualified, proposeUnqualified } from './entries/unqualified.ts';
import type { routes } from './routes.ts';
import {
  cancelSiteVisit,
  listSiteVisits,
  planSiteVisit,
  readSiteVisit,
  recordSiteVisit,
} from './visits/visits.ts';

/** The use case of each operation. */
export const handlers = {
  startEntryReview,
  collectEntryTriggers,
  proposeEntryReview,
  decideEntryReview,
  resumeEntryReview,
  reviewEntryAgain,
  withholdEntry,
  liftEntryWithholding,
  proposeUnqualified,
  decideOnUnqualified,
  requestEntrySupplement,
  planSiteVisit,
  listSiteVisits,
  readSiteVisit,
  recordSiteVisit,
  cancelSiteVisit,
  proposeInputCorrection,
  listInputCorrections,
  decideInputCorrection,
} satisfies Handlers<typeof routes, EvaluationReviewDeps>;
