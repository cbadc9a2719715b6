import { defineRoutes } from '../../shared/runtime/route.ts';
import { checkRoutes } from './routes/check-routes.ts';
import { cooperationRoutes } from './routes/cooperation-routes.ts';
import { planRoutes } from './routes/plan-routes.ts';

/** Spot checks of orders (抽查), and what agencies are asked to hand in for them and for others (配合). */
export const routes = defineRoutes({ ...planRoutes, ...checkRoutes, ...cooperationRoutes });
