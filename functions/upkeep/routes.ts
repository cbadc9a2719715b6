import { defineRoutes } from '../../shared/runtime/route.ts';
import { profileRoutes } from './routes/profile-routes.ts';

/** What an agency keeps up to date. */
export const routes = defineRoutes(profileRoutes);
