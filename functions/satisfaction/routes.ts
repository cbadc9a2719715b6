import { formRoutes } from './routes/form-routes.ts';
import { officerRoutes } from './routes/officer-routes.ts';
import { userRoutes } from './routes/user-routes.ts';

/** The survey of an agency's users (9-3b, 9-3c). */
export const routes = { ...userRoutes, ...formRoutes, ...officerRoutes };
