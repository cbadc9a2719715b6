import { entryRoutes } from './routes/entry-routes.ts';
import { evidenceRoutes } from './routes/evidence-routes.ts';

/** The review of evaluation entries by the centre (9-3a, 9-3d, 9-3e, 9-4). */
export const routes = { ...entryRoutes, ...evidenceRoutes };
