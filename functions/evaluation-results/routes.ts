import { defineRoutes } from '../../shared/runtime/route.ts';
import { amendmentRoutes } from './routes/amendment-routes.ts';
import { bundleRoutes } from './routes/bundle-routes.ts';
import { listRoutes } from './routes/list-routes.ts';
import { receiptRoutes } from './routes/receipt-routes.ts';
import { resultRoutes } from './routes/result-routes.ts';

/** The result of the annual evaluation: formed, publicised, filed, published and amended (articles 9 and 10). */
export const routes = defineRoutes({
  ...resultRoutes,
  ...listRoutes,
  ...receiptRoutes,
  ...bundleRoutes,
  ...amendmentRoutes,
});
