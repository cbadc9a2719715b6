import type { Handlers } from '../../shared/runtime/route.ts';
import type { RiskDeps } from './deps.ts';
import { decideRiskFlag, raiseRiskFlag } from './flags/change-flag.ts';
import { listRiskFlags, listRiskRules, readRiskFlag } from './flags/read-flags.ts';
import { checkOrder } from './reviews/check-order.ts';
import { decideOrderReview } from './reviews/decide-review.ts';
import { listOrderReviews, readOrderReview } from './reviews/read-reviews.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers = {
  listRiskRules,
  listRiskFlags,
  readRiskFlag,
  raiseRiskFlag,
  decideRiskFlag,
  checkOrder,
  listOrderReviews,
  readOrderReview,
  decideOrderReview,
} satisfies Handlers<typeof routes, RiskDeps>;
