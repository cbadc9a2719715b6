import { announcePaper } from '../../shared/runtime/announce-paper.ts';
import { limitAttempts } from '../../shared/runtime/limit-attempts.ts';
import type { Request } from '../../shared/runtime/route.ts';
import type { Plan } from '../../shared/store/plan.ts';
import type { ComplaintDeps } from './deps.ts';
import type { routes } from './routes.ts';

/** Takes a paper that goes with a complaint. */
export async function registerComplaintPaper(
  request: Request<(typeof routes)['registerComplaintPaper']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { body, now } = request;
  const { policy } = await deps.settings.current(now);
  await limitAttempts(request, 'complaint-paper', policy, deps);
  const paper = { ...body, origin: 'COMPLAINANT', fileName: '投诉举报材料' } as const;
  return announcePaper(paper, { now, policy }, deps.materials);
}
