import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Handlers } from '../../shared/runtime/route.ts';
import { exportHistory, readHistoryProof } from './export-history.ts';
import { exportDailyRoots, listDailyRoots, readDailyRoot, readDailyRootsPage } from './read-roots.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, CommonApiDeps> = {
  listDailyRoots,
  readDailyRoot,
  exportDailyRoots,
  readDailyRootsPage,
  exportHistory,
  readHistoryProof,
};
