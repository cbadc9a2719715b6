import { defineRoutes } from '../../shared/runtime/route.ts';
import { correctionRoutes } from './routes/correction-routes.ts';
import { cycleRoutes } from './routes/cycle-routes.ts';
import { noticeRoutes } from './routes/notice-routes.ts';
import { schemeRoutes } from './routes/scheme-routes.ts';

/** The season of the yearly evaluation (综合评价): scheme, scope, notice, and who was told. */
export const routes = defineRoutes({ ...cycleRoutes, ...schemeRoutes, ...noticeRoutes, ...correctionRoutes });
