import { defineRoutes } from '../../shared/runtime/route.ts';
import { caseRoutes } from './routes/case-routes.ts';
import { columnRoutes } from './routes/column-routes.ts';

/** Service cases: selected by experts, published with consent, compiled in a collection (article 11). */
export const routes = defineRoutes({ ...caseRoutes, ...columnRoutes });
