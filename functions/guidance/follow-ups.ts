import { decideFinishFollowUp, decideNoteFollowUp } from '../../shared/domain/follow-up/follow-up.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { impartial } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../shared/runtime/version.ts';
import { followUp } from '../../shared/store/aggregates/follow-up.ts';
import { followUpTask, planFollowUp } from '../../shared/store/follow-ups.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import { closeTask } from '../../shared/store/tasks.ts';
import { answer } from './answer.ts';
import type { GuidanceDeps } from './deps.ts';
import { agencyRef, namedAgency } from './named-agency.ts';
import type { routes } from './routes.ts';
import { followUpView } from './views.ts';

/** Opens a follow-up of an agency, with its task (3-2a). */
export async function openFollowUp(
  request: Request<(typeof routes)['openFollowUp']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const { agencyId, ...about } = request.body;
  const agency = agencyRef(await namedAgency(agencyId, { article: '3-2a' }, tables));
  const officer = impartial(request, agency.uscc, '3-2a');
  const id = newId();
  const opened = await planFollowUp(tables, id, { ...agency, ...about }, officer);
  return {
    changes: opened?.changes ?? [],
    projections: opened?.projections ?? [],
    response: { status: 201, body: { id }, headers: { location: `/guidance/follow-ups/${id}`, ...etag(1) } },
  };
}

/** Writes down what was found; with `done` that is what came of it, and the follow-up is over (OPEN → DONE). */
export async function noteFollowUp(
  request: Request<(typeof routes)['noteFollowUp']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const { params, body } = request;
  const found = await get(tables, followUp, params.followUpId);
  requireVersion(found, request.ifMatch);
  const officer = impartial(request, found.body.uscc, '3-2a');
  const decide = body.done ? decideFinishFollowUp : decideNoteFollowUp;
  const decided = orThrow(decide(found, body.text, officer));
  const task = body.done
    ? await closeTask(tables, followUpTask(found.id), { ...officer, article: '3-2a' })
    : undefined;
  return {
    changes: [change(followUp, found, decided), ...(task ? [task] : [])],
    response: answer(found, decided, request, followUpView),
  };
}
