import type { Handlers } from '../../shared/runtime/route.ts';
import { pickSpotCheck } from './checks/pick-check.ts';
import { listSpotChecks, readSpotCheck } from './checks/read.ts';
import { concludeSpotCheck, reviewSpotCheck } from './checks/review-check.ts';
import { pickByFlags } from './checks/risk-part.ts';
import { decideReplacement, proposeReplacement, withdrawSpotCheck } from './checks/take-out.ts';
import {
  extendCooperation,
  requestCooperation,
  requestCooperationAgain,
  withdrawCooperation,
} from './cooperation/ask.ts';
import { submitCooperation, viewCooperation } from './cooperation/hand-in.ts';
import { listCooperation, readCooperation } from './cooperation/read.ts';
import { decideRefusal, proposeRefusal } from './cooperation/refusal.ts';
import type { SpotChecksDeps } from './deps.ts';
import {
  drawSpotChecks,
  listSpotCheckPlans,
  planSpotChecks,
  readDrawBundle,
  readSpotCheckPlan,
} from './plans/plans.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers = {
  planSpotChecks,
  listSpotCheckPlans,
  readSpotCheckPlan,
  drawSpotChecks,
  readDrawBundle,
  pickByFlags,
  pickSpotCheck,
  listSpotChecks,
  readSpotCheck,
  proposeReplacement,
  decideReplacement,
  withdrawSpotCheck,
  reviewSpotCheck,
  concludeSpotCheck,
  requestCooperation,
  listCooperation,
  readCooperation,
  submitCooperation,
  viewCooperation,
  requestCooperationAgain,
  proposeRefusal,
  decideRefusal,
  withdrawCooperation,
  extendCooperation,
} satisfies Handlers<typeof routes, SpotChecksDeps>;
