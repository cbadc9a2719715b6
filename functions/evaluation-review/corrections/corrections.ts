import { decideRescore } from '../../../shared/domain/evaluation/entry/compute.ts';
import { decideReviewAgain } from '../../../shared/domain/evaluation/entry/review.ts';
import {
  applyCorrection,
  CORRECTION_PROPOSER,
  decideCorrection,
  decideProposeCorrection,
  type InputCorrectionBody,
} from '../../../shared/domain/evaluation/review/correction.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import type { ActingCaller } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { inputCorrection } from '../../../shared/store/aggregates/entry-review.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { rankKeyWrites } from '../../../shared/store/evaluation.ts';
import { scaleOf } from '../../../shared/store/evaluation-scale.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { closeStep, openStep, type Step } from '../../../shared/store/tasks.ts';
import type { EvaluationReviewDeps } from '../deps.ts';
import { handled, followedBy } from '../entries/handling.ts';
import { reviewAnew } from '../entries/review-steps.ts';
import type { routes } from '../routes.ts';
import { correctionView } from '../views.ts';
import { requireEvidence } from './evidence.ts';

const stepOf = (id: string): Step => ({
  subjectRef: `INPUTCORRECTION#${id}`,
  kind: 'DECIDE_INPUT_CORRECTION',
  round: 1,
  article: '9-3a',
});

const answer = (
  before: { readonly id: string } & Partial<Loaded<InputCorrectionBody>>,
  decided: Decided<InputCorrectionBody>,
  status: number,
): Reply => {
  const after = standingAfter(before, decided);
  const headers = { location: `/input-corrections/${before.id}`, ...etag(after.version) };
  return { status, body: correctionView(after), headers };
};

/** Proposes to correct one input of an entry, with what shows it; nobody can propose a score (9-3a). */
export async function proposeInputCorrection(
  request: Request<(typeof routes)['proposeInputCorrection']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const { found, officer, underReview } = await handled(request, deps);
  const id = newId();
  const { oldInput, newInput, ...rest } = request.body;
  const decided = orThrow(decideProposeCorrection(id, found, { ...rest, oldInput, newInput }, officer));
  await requireEvidence(request.body.evidenceRef, found.body.uscc, deps.tables);
  const { policy } = await deps.settings.current(request.now);
  const next = { queue: 'CENTRE_REVIEWER', uscc: found.body.uscc } as const;
  return {
    changes: [
      change(inputCorrection, { newId: id }, decided),
      ...(await openStep(stepOf(id), next, { now: request.now, policy }, deps.tables)),
    ],
    checks: [underReview, { kind: entry.kind, id: found.id, version: found.version }],
    response: answer({ id }, decided, 201),
  };
}

/** A second person approves the correction, upon which the entry is scored anew in the same commit, or gives it back (④). */
export async function decideInputCorrection(
  request: Request<(typeof routes)['decideInputCorrection']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const { tables } = deps;
  const correction = await get(tables, inputCorrection, request.params.correctionId);
  requireVersion(correction, request.ifMatch);
  const { principal, now, body } = request;
  const about = { params: { entryId: correction.body.entryId }, principal, now };
  const { found, officer, underReview } = await handled(about, deps);
  const decided = orThrow(decideCorrection(correction, body, officer));
  const notBy = {
    path: CORRECTION_PROPOSER,
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '9-3a' }),
  };
  const own = change(inputCorrection, correction, decided, notBy);
  const closed = await closeStep(stepOf(correction.id), officer, tables);
  const response = answer(correction, decided, 200);
  if (body.outcome === 'RETURN') return { changes: [own, ...closed], response };
  const rescored = await rescore(found, correction, officer, deps);
  const again = found.body.review === undefined ? [] : await reviewAnew(found, officer, deps);
  return {
    changes: [own, change(entry, found, rescored), ...closed, ...again],
    checks: [underReview],
    projections: rankKeyWrites(standingAfter(found, rescored)),
    response,
  };
}

/** An entry that was reviewed, or put before a second person, on the old input is to be looked at again. */
async function rescore(
  found: Parameters<typeof followedBy>[0],
  { id, body }: Loaded<InputCorrectionBody>,
  officer: ActingCaller,
  { tables }: EvaluationReviewDeps,
) {
  const { inputs, cycleId, category } = found.body;
  if (inputs === undefined) throw new Error(`${found.id} has no inputs to correct`);
  const cycle = await get(tables, evaluationCycle, cycleId);
  const scale = await scaleOf(tables, cycle.body, category);
  const correction = { correctionId: id, indicatorId: body.indicatorId };
  const corrected = orThrow(applyCorrection(inputs, body));
  const scored = orThrow(
    decideRescore(found, { cause: 'CORRECTION', inputs: corrected, correction }, scale, officer),
  );
  return found.status === 'REVIEWED'
    ? followedBy(found, scored, (state) => orThrow(decideReviewAgain(state, officer)))
    : scored;
}

export async function listInputCorrections(
  { params, query }: Request<(typeof routes)['listInputCorrections']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: `INPUTCORRECTION#ENTRY#${params.entryId}` };
  const { items, ...rest } = await list(tables, inputCorrection, 'list2', key, query);
  return { status: 200, body: { items: items.map(correctionView), ...rest } };
}
