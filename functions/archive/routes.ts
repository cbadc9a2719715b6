import { defineRoutes } from '../../shared/runtime/route.ts';
import { archiveRoutes } from './routes/archive-routes.ts';
import { batchRoutes } from './routes/batch-routes.ts';
import { redemptionRoutes } from './routes/redemption-routes.ts';

/** The archive of an order (订单档案) and its redemption (兑付). */
export const routes = defineRoutes({ ...archiveRoutes, ...redemptionRoutes, ...batchRoutes });
