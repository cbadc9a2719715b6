import type { Handlers } from '../../shared/runtime/route.ts';
import type { UpkeepDeps } from './deps.ts';
import { confirmProfile } from './profile/confirm-profile.ts';
import {
  listIntroductions,
  listOwnIntroductions,
  listUpkeeps,
  readOwnUpkeep,
  readUpkeep,
} from './profile/read-upkeep.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, UpkeepDeps> = {
  readOwnUpkeep,
  confirmProfile,
  listOwnIntroductions,
  listUpkeeps,
  readUpkeep,
  listIntroductions,
};
