import { defineRoutes } from '../../shared/runtime/route.ts';
import { flagRoutes } from './routes/flag-routes.ts';
import { reviewRoutes } from './routes/review-routes.ts';

/** What rules and officers find in orders, the second look at them (复核), and what is suspected from it. */
export const routes = defineRoutes({ ...flagRoutes, ...reviewRoutes });
