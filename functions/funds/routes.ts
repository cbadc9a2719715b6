import { defineRoutes } from '../../shared/runtime/route.ts';
import { holdRoutes } from './routes/hold-routes.ts';
import { recoveryRoutes } from './routes/recovery-routes.ts';
import { refusalRoutes } from './routes/refusal-routes.ts';
import { repaymentRoutes } from './routes/repayment-routes.ts';

/** What becomes of the money (14-2a to 14-2c): payments withheld, refused, recovered. */
export const routes = defineRoutes({
  ...holdRoutes,
  ...refusalRoutes,
  ...recoveryRoutes,
  ...repaymentRoutes,
});
