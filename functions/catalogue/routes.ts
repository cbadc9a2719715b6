import { defineRoutes } from '../../shared/runtime/route.ts';
import { categoryRoutes } from './routes/category-routes.ts';
import { productRoutes } from './routes/product-routes.ts';
import { qualificationRoutes } from './routes/qualification-routes.ts';
import { standingDocumentRoutes } from './routes/standing-document-routes.ts';

/** What agencies may offer, and what they hold for it: categories, certificates, products, standing documents. */
export const routes = defineRoutes({
  ...categoryRoutes,
  ...qualificationRoutes,
  ...productRoutes,
  ...standingDocumentRoutes,
});
