import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Handlers } from '../../shared/runtime/route.ts';
import {
  listCategoryEntries,
  listCategorySnapshots,
  readAgencyMetrics,
  readCategoryMetrics,
  readOwnMetrics,
} from './read-metrics.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, CommonApiDeps> = {
  readOwnMetrics,
  readAgencyMetrics,
  readCategoryMetrics,
  listCategorySnapshots,
  listCategoryEntries,
};
