import type { Handlers } from '../../shared/runtime/route.ts';
import type { StandingDeps } from './deps.ts';
import { exitPlatform } from './exit.ts';
import { readOwnStanding, readOwnStandingPage, readStanding, readStandingPage } from './read.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, StandingDeps> = {
  exitPlatform,
  readOwnStanding,
  readOwnStandingPage,
  readStanding,
  readStandingPage,
};
