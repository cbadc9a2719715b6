import { decideCorrectList } from '../../../shared/domain/evaluation/cycle/corrections.ts';
import { decideCorrection } from '../../../shared/domain/evaluation/scope/correct.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { askedOnce, evaluationCycle, scopeCorrection } from '../../../shared/store/aggregates/evaluation.ts';
import { closes, openCorrectionKey } from '../../../shared/store/evaluation-open.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { closeStep } from '../../../shared/store/tasks.ts';
import type { EvaluationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { correctionStep } from '../work.ts';
import { excludeFrom, includeIn, isEligible } from './effect.ts';
import { correctionView } from './view.ts';

/** The centre decides on a correction; an accepted one makes the next version of the list, in one commit (9-1d). */
export async function decideScopeCorrection(
  request: Request<(typeof routes)['decideScopeCorrection']>,
  deps: EvaluationDeps,
): Promise<Plan> {
  const { params, body, principal, now } = request;
  const { tables, settings } = deps;
  const found = await get(tables, scopeCorrection, params.correctionId);
  requireVersion(found, request.ifMatch);
  const officer = impartial(request, found.body.uscc, '9-1d');
  const cycle = await get(tables, evaluationCycle, found.body.cycleId);
  const accept = body.decision === 'ACCEPT';
  const listVersion = (cycle.body.scope?.version ?? 0) + 1;
  const eligible = accept && (await isEligible(found.body, cycle, deps));
  const decided = orThrow(
    decideCorrection(found, { accept, reason: body.reason, listVersion }, { eligible }, officer),
  );
  const closed = await closeStep(correctionStep(found.id), officer, tables);
  const after = standingAfter(found, decided);
  const response = { status: 200, body: correctionView(after, principal), headers: etag(after.version) };
  const guards = [{ release: askedOnce(found.body), owner: found.id }];
  const settled = await closes(openCorrectionKey(cycle.id, found.id), tables);
  if (!accept)
    return {
      changes: [change(scopeCorrection, found, decided), ...closed],
      guards,
      projections: settled,
      response,
    };
  const current = await settings.current(now);
  const effect =
    found.body.asked === 'INCLUDE'
      ? await includeIn(found.body, cycle, { ...officer, ...current }, deps)
      : await excludeFrom(found.body, cycle, officer, deps);
  const { agencyId, category, asked } = found.body;
  const { agencies, entries } = effect;
  const listed = { correctionId: found.id, agencyId, category, asked, agencies, entries };
  return {
    changes: [
      change(scopeCorrection, found, decided),
      change(evaluationCycle, cycle, orThrow(decideCorrectList(cycle, listed, officer))),
      ...effect.changes,
      ...closed,
    ],
    guards,
    projections: [...effect.projections, ...settled],
    response,
  };
}
