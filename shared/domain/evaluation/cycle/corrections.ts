import { EvaluationCorrectionsClosed } from '../../../../events/evaluation-corrections-closed/v1.ts';
import { EvaluationListCorrected } from '../../../../events/evaluation-list-corrected/v1.ts';
import { canonicalHash } from '../../canonical.ts';
import type { Decided } from '../../event.ts';
import { happened } from '../../event.ts';
import { isRefusal } from '../../problem.ts';
import {
  CORRECTIONS_CLOSE,
  type CycleActing,
  type CycleBody,
  type CycleDecision,
  type CycleState,
  followCycle,
} from './cycle.ts';

/** One change of the published list. */
export interface ListChange {
  readonly correctionId: string;
  readonly agencyId: string;
  readonly category: string;
  readonly asked: 'INCLUDE' | 'EXCLUDE';
  /** How many agencies and entries it adds; negative where it takes out. */
  readonly agencies: number;
  readonly entries: number;
}

/**
 * The next version of the list (9-1d): its hash is that of the version before it together with the change, so that
 * whoever has the first list and the changes can follow it.
 */
export function decideCorrectList(
  state: CycleState,
  listed: ListChange,
  acting: Pick<CycleActing, 'roles'>,
): CycleDecision {
  const to = followCycle(state.status, 'correctList', acting);
  if (isRefusal(to)) return to;
  const { scope } = state.body;
  if (scope === undefined) throw new Error(`${state.id} has no scope`);
  const { agencies, entries, ...changed } = listed;
  const listHash = canonicalHash({ previous: scope.listHash, change: changed });
  const version = scope.version + 1;
  return {
    events: [
      happened(
        EvaluationListCorrected,
        { cycleId: state.id, version, listHash },
        { article: '9-1d', refs: { correctionId: listed.correctionId } },
      ),
    ],
    body: {
      ...state.body,
      scope: {
        ...scope,
        version,
        listHash,
        agencies: scope.agencies + agencies,
        entries: scope.entries + entries,
      },
    },
  };
}

/** The term is over: nobody asks for a correction any more (9-1d). Undefined before it, or when that is said. */
export function decideCloseCorrections(
  state: CycleState,
  acting: Pick<CycleActing, 'now' | 'roles'>,
): Decided<CycleBody> | undefined {
  const to = followCycle(state.status, 'closeCorrections', acting);
  const { corrections } = state.body;
  if (isRefusal(to) || corrections === undefined || corrections.closed) return undefined;
  if (acting.now < corrections.closesAt) return undefined;
  return {
    events: [
      happened(
        EvaluationCorrectionsClosed,
        { cycleId: state.id },
        { article: '9-1d', deadlines: { clear: [CORRECTIONS_CLOSE] } },
      ),
    ],
    body: { ...state.body, corrections: { ...corrections, closed: true } },
  };
}
