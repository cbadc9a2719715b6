import { defineRoutes } from '../../shared/runtime/route.ts';
import { rewardRoutes } from './routes/reward-routes.ts';
import { serviceRoutes } from './routes/service-routes.ts';

/** What follows a published evaluation (articles 10 and 11). */
export const routes = defineRoutes({ ...rewardRoutes, ...serviceRoutes });
