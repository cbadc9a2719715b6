import { defineRoutes } from '../../shared/runtime/route.ts';
import { profileRoutes } from './routes/profile-routes.ts';
import { rectificationRoutes } from './routes/rectification-routes.ts';

/** What an agency keeps up to date, and what is proposed when it does not. */
export const routes = defineRoutes({ ...profileRoutes, ...rectificationRoutes });
