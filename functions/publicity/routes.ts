import { defineRoutes } from '../../shared/runtime/route.ts';
import { noticeRoutes } from './routes/notice-routes.ts';
import { objectionRoutes } from './routes/objection-routes.ts';

/** Public notices (公示), the objections (异议) to them, and what follows for the case. */
export const routes = defineRoutes({ ...noticeRoutes, ...objectionRoutes });
