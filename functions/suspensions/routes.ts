import { defineRoutes } from '../../shared/runtime/route.ts';
import { agencyRoutes } from './routes/agency-routes.ts';
import { officerRoutes } from './routes/officer-routes.ts';

/** Suspensions (暂停服务资格, 12-2): proposed, noticed and heard, decided on what they touch, lifted. */
export const routes = defineRoutes({ ...officerRoutes, ...agencyRoutes });
