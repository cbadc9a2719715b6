import { defineRoutes } from '../../shared/runtime/route.ts';
import { handlingRoutes } from './routes/handling-routes.ts';
import { publicRoutes } from './routes/public-routes.ts';

/** Complaints (投诉), reports (举报) and suggestions (意见建议), and what becomes of them (SM-13). */
export const routes = defineRoutes({ ...publicRoutes, ...handlingRoutes });
