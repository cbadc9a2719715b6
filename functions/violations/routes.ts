import { defineRoutes } from '../../shared/runtime/route.ts';
import { findingRoutes } from './routes/finding-routes.ts';
import { suspicionRoutes } from './routes/suspicion-routes.ts';

/** Violations of articles 12 to 14: suspected, investigated, heard, found, and what follows (SM-15). */
export const routes = defineRoutes({ ...suspicionRoutes, ...findingRoutes });
