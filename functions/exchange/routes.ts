import { exportRoutes } from './routes/export-routes.ts';
import { importRoutes } from './routes/import-routes.ts';

export const routes = { ...importRoutes, ...exportRoutes };
