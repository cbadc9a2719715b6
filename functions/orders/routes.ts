import { defineRoutes } from '../../shared/runtime/route.ts';
import { demandRoutes } from './routes/demand-routes.ts';
import { marketRoutes } from './routes/market-routes.ts';
import { orderRoutes } from './routes/order-routes.ts';
import { serviceRoutes } from './routes/service-routes.ts';

/** Demands (需求) and orders (订单): what agencies are asked for, whether they respond, and the service that follows. */
export const routes = defineRoutes({ ...demandRoutes, ...orderRoutes, ...serviceRoutes, ...marketRoutes });
