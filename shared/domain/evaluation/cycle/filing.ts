import { EvaluationClosed } from '../../../../events/evaluation-closed/v1.ts';
import { EvaluationResultFiled } from '../../../../events/evaluation-result-filed/v1.ts';
import { EvaluationResultPublished } from '../../../../events/evaluation-result-published/v1.ts';
import { EvaluationResultReturned } from '../../../../events/evaluation-result-returned/v1.ts';
import type { Acting } from '../../acting.ts';
import { happened } from '../../event.ts';
import { isRefusal, refuse } from '../../problem.ts';
import { type LocalDate, toLocalDate } from '../../time/local-date.ts';
import { type CycleDecision, type CycleState, followCycle } from './cycle.ts';
import { resultOf } from './result.ts';

/** READY_TO_FILE → FILED: the Commission takes the result on file; it has nothing to approve (9-6a). */
export function decideFile(
  state: CycleState,
  { number, on }: { readonly number: string; readonly on: LocalDate },
  acting: Acting,
): CycleDecision {
  const to = followCycle(state.status, 'file', acting);
  if (isRefusal(to)) return to;
  const { decidedAt, proposedAt } = resultOf(state);
  if (on < toLocalDate(decidedAt ?? proposedAt)) {
    const fields = [
      { field: 'body.filedOn', zh: '备案日期不得早于结果形成之日', en: 'not before the result was drafted' },
    ];
    return refuse('VALIDATION_FAILED', { article: '9-6a', fields });
  }
  return {
    events: [
      happened(
        EvaluationResultFiled,
        { cycleId: state.id, filingRef: number, filedOn: on },
        { article: '9-6a', to },
      ),
    ],
    body: { ...state.body, filing: { number, on, by: acting.actor.id } },
  };
}

/** READY_TO_FILE → RESULT_DRAFTED: the Commission returns it for correction, with its reason (9-6a). */
export function decideReturnForCorrection(state: CycleState, reason: string, acting: Acting): CycleDecision {
  const to = followCycle(state.status, 'returnForCorrection', acting);
  if (isRefusal(to)) return to;
  const { draft } = resultOf(state);
  return {
    events: [
      happened(EvaluationResultReturned, { cycleId: state.id, draft }, { article: '9-6a', to, reason }),
    ],
    body: { ...state.body, filing: { by: acting.actor.id, returnedReason: reason } },
  };
}

/** FILED → PUBLISHED (9-6b). @returns NOT_FILED as long as the Commission has not taken the result on file */
export function decidePublishResult(
  state: CycleState,
  { listHash }: { readonly listHash: string },
  acting: Acting,
): CycleDecision {
  const filed = state.body.filing?.number !== undefined;
  if (!filed) return refuse('NOT_FILED', { article: '9-6a', extra: { state: state.status } });
  const to = followCycle(state.status, 'publishResult', acting);
  if (isRefusal(to)) return to;
  return {
    events: [happened(EvaluationResultPublished, { cycleId: state.id, listHash }, { article: '9-6b', to })],
    body: { ...state.body, publishedAt: acting.now, resultListHash: listHash },
  };
}

/**
 * PUBLISHED → CLOSED: advice sent, training held, rewards decided, of which the caller has counted what is open (10-2c …
 * 10-2e). A rectification does not hold the cycle open.
 */
export function decideClose(
  state: CycleState,
  { actionsOpen }: { readonly actionsOpen: number },
  acting: Acting,
): CycleDecision {
  const to = followCycle(state.status, 'close', acting);
  if (isRefusal(to)) return to;
  if (actionsOpen > 0) return refuse('ACTIONS_OPEN', { article: '10-2c', extra: { open: actionsOpen } });
  return {
    events: [happened(EvaluationClosed, { cycleId: state.id }, { article: '10-2c', to })],
    body: { ...state.body, closedAt: acting.now },
  };
}
