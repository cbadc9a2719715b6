import type { ComplaintKind } from '../../events/complaint-ref.ts';
import type { DocumentBody } from '../../shared/domain/document/document.ts';
import { announcePaper } from '../../shared/runtime/announce-paper.ts';
import { limitAttempts } from '../../shared/runtime/limit-attempts.ts';
import type { Request } from '../../shared/runtime/route.ts';
import type { Plan } from '../../shared/store/plan.ts';
import type { ComplaintDeps } from './deps.ts';
import type { routes } from './routes.ts';

/** Whose papers go with what: a report's are for the discipline office alone, whoever may know their ids (3-2g). */
export const PAPERS_OF = {
  COMPLAINT: 'COMPLAINANT',
  REPORT: 'REPORTER',
  SUGGESTION: 'COMPLAINANT',
} as const satisfies Record<ComplaintKind, DocumentBody['origin']>;

/** Takes a paper that goes with a complaint. */
export async function registerComplaintPaper(
  request: Request<(typeof routes)['registerComplaintPaper']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { body, now } = request;
  const { policy } = await deps.settings.current(now);
  await limitAttempts(request, 'complaint-paper', policy, deps);
  const { kind, ...paper } = body;
  const announced = { ...paper, origin: PAPERS_OF[kind], fileName: '投诉举报材料' };
  return announcePaper(announced, { now, policy }, deps.materials);
}
