import { defineRoutes } from '../../shared/runtime/route.ts';
import { agencyRoutes } from './routes/agency-routes.ts';
import { officerRoutes } from './routes/officer-routes.ts';

/** Orders to rectify within a time (限期整改, 12-1): proposed, issued, reported on, verified. */
export const routes = defineRoutes({ ...officerRoutes, ...agencyRoutes });
