import type { Handlers } from '../../shared/runtime/route.ts';
import { importInstrumentAwards, listInstrumentAwards } from './awards/import-awards.ts';
import { closeCycle } from './closing/close-cycle.ts';
import type { FollowUpDeps } from './deps.ts';
import { activateServicePlan, draftServicePlan, listOpenActions, listServicePlans } from './plans/plans.ts';
import { enterReward, listOwnRewards, listRewards, readReward } from './rewards/read-rewards.ts';
import {
  decideRewardProposal,
  excludeReward,
  payReward,
  proposeReward,
  revokeReward,
} from './rewards/rewards.ts';
import type { routes } from './routes.ts';
import { listShowcase, readShowcasePage, restoreShowcase, withdrawShowcase } from './showcase/showcase.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, FollowUpDeps> = {
  listRewards,
  listOwnRewards,
  readReward,
  enterReward,
  proposeReward,
  decideRewardProposal,
  excludeReward,
  payReward,
  revokeReward,
  importInstrumentAwards,
  listInstrumentAwards,
  listShowcase,
  readShowcasePage,
  withdrawShowcase,
  restoreShowcase,
  draftServicePlan,
  activateServicePlan,
  listServicePlans,
  listOpenActions,
  closeCycle,
};
