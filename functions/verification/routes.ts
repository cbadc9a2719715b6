import { defineRoutes } from '../../shared/runtime/route.ts';
import { creditRoutes } from './routes/credit-routes.ts';
import { hearingRoutes } from './routes/hearing-routes.ts';
import { verificationRoutes } from './routes/verification-routes.ts';

/** What the centre verifies before an organisation comes in, how it is heard, and its credit afterwards. */
export const routes = defineRoutes({ ...verificationRoutes, ...hearingRoutes, ...creditRoutes });
