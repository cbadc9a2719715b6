import type { Handlers } from '../../shared/runtime/route.ts';
import { concludeInspection, reviewInspection } from './conclude.ts';
import type { InspectionDeps } from './deps.ts';
import { openInspection } from './open.ts';
import { listInspections, readInspection } from './read.ts';
import type { routes } from './routes.ts';
import { confirmInspectionVisit, recordInspectionVisit } from './visit.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, InspectionDeps> = {
  openInspection,
  listInspections,
  readInspection,
  recordInspectionVisit,
  confirmInspectionVisit,
  reviewInspection,
  concludeInspection,
};
