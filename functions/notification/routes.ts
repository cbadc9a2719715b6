import { defineRoutes } from '../../shared/runtime/route.ts';
import { contactRoutes } from './routes/contact-routes.ts';
import { deliveryRoutes } from './routes/delivery-routes.ts';
import { letterRoutes } from './routes/letter-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';

/** Inboxes, the evidence of delivery, and the phones that text messages go to. */
export const routes = defineRoutes({ ...letterRoutes, ...deliveryRoutes, ...contactRoutes, ...reportRoutes });
