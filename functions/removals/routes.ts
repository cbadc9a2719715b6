import { defineRoutes } from '../../shared/runtime/route.ts';
import { decisionRoutes } from './routes/decision-routes.ts';
import { readingRoutes } from './routes/reading-routes.ts';

/** Removals (清退, 12-3): proposed, noticed and heard, decided on what they touch, carried out, revoked. */
export const routes = defineRoutes({ ...decisionRoutes, ...readingRoutes });
