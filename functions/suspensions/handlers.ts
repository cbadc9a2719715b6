import type { Handlers } from '../../shared/runtime/route.ts';
import { decideSuspension, readAdjustmentPreview, suspendUrgently } from './decide.ts';
import type { SuspensionDeps } from './deps.ts';
import { endorseResumption, liftSuspension, requestResumption, revokeSuspension } from './end.ts';
import { dropSuspension, noticeSuspension, proposeSuspension } from './propose.ts';
import { listSuspensionNotices, listSuspensions, readSuspension } from './read.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, SuspensionDeps> = {
  readAdjustmentPreview,
  proposeSuspension,
  listSuspensions,
  readSuspension,
  noticeSuspension,
  dropSuspension,
  decideSuspension,
  suspendUrgently,
  endorseResumption,
  liftSuspension,
  revokeSuspension,
  requestResumption,
  listSuspensionNotices,
};
