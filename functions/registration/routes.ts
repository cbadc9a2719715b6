import { defineRoutes } from '../../shared/runtime/route.ts';
import { agencyRoutes } from './routes/agency-routes.ts';
import { caseRoutes } from './routes/case-routes.ts';
import { documentRoutes } from './routes/document-routes.ts';

/** How an organisation comes onto the platform: its case, its materials, and what it is once there. */
export const routes = defineRoutes({ ...caseRoutes, ...documentRoutes, ...agencyRoutes });
