import { defineRoutes } from '../../shared/runtime/route.ts';
import { inspectionRoutes } from './routes/inspection-routes.ts';

/** Inspections by the Commission and Finance (监督检查, article 14). */
export const routes = defineRoutes(inspectionRoutes);
