import { ProblemError } from '../../../shared/domain/problem.ts';
import { periodOver } from '../../../shared/domain/publicity/objections.ts';
import { announcePaper } from '../../../shared/runtime/announce-paper.ts';
import { limitAttempts } from '../../../shared/runtime/limit-attempts.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { PublicityDeps } from '../deps.ts';
import type { routes } from '../routes.ts';

/** Takes a paper that goes with an objection, while objections may be made. */
export async function registerObjectionPaper(
  request: Request<(typeof routes)['registerObjectionPaper']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const { body, params, now } = request;
  const { policy } = await deps.settings.current(now);
  await limitAttempts(request, 'objection-paper', policy, deps);
  const over = periodOver(await get(deps.tables, publicity, params.publicityId), now);
  if (over !== undefined) throw new ProblemError(over);
  const paper = { ...body, origin: 'OBJECTOR', fileName: '异议材料' } as const;
  return announcePaper(paper, { now, policy }, deps.materials);
}
