import { EvaluationNoticeDue } from '../../../../events/evaluation-notice-due/v1.ts';
import { EvaluationSeasonOpened } from '../../../../events/evaluation-season-opened/v1.ts';
import type { Decided } from '../../event.ts';
import { happened } from '../../event.ts';
import { refuse, type Refusal } from '../../problem.ts';
import { toLocalDate, yearOf } from '../../time/local-date.ts';
import type { CycleActing, CycleBody, CycleDecision, CycleState } from './cycle.ts';
import { isWatchDay, noticeWindowOf, periodOf } from './season.ts';

const OVER: readonly string[] = ['PUBLISHED', 'CLOSED', 'CANCELLED'];

export interface CycleForm {
  readonly cycleId: string;
  readonly year: number;
  readonly schemeId: string;
  /** The Commission's decision on a second cycle in the year, or on one after a cancelled one (7-1b). */
  readonly decision?: { readonly number: string; readonly reason: string };
}

/** Only the season of this year or of the next is organised: one is normally held a year (7-1b [J]). */
export function refuseYear(year: number, now: string): Refusal | undefined {
  const current = yearOf(toLocalDate(now));
  if (year === current || year === current + 1) return undefined;
  const text =
    year < current
      ? { zh: '年度已过', en: 'The year is over' }
      : { zh: '只能组织本年度或下一年度的评价', en: 'This year or the next' };
  return refuse('VALIDATION_FAILED', { article: '7-1b', fields: [{ field: 'body.year', ...text }] });
}

/**
 * A second one is decided on once the first is called off or its result is out: two that prepare for the same year stand
 * in each other's way (7-1b [J]).
 */
export function refuseBeside({ id, status }: Pick<CycleState, 'id' | 'status'>): Refusal | undefined {
  return OVER.includes(status)
    ? undefined
    : refuse('DUPLICATE_CYCLE', { article: '7-1b', extra: { cycleId: id, state: status } });
}

/** How many cycles the year has already; what the centre asks for alone is refused before anything is looked up. */
export function refuseCreation(
  { roles }: Pick<CycleActing, 'roles'>,
  existing: number,
  decision: CycleForm['decision'],
) {
  if (!roles.some((role) => role === 'COMMISSION_OFFICER' || role === 'SYSTEM'))
    return refuse('COMMISSION_DECISION_REQUIRED', { article: '7-1a' });
  return existing > 0 && decision === undefined
    ? refuse('DUPLICATE_CYCLE', { article: '7-1b', extra: { existing } })
    : undefined;
}

/** `2027`, then `2027-2`, `2027-3`. */
export const cycleIdOf = (year: number, existing: number): string =>
  existing === 0 ? String(year) : `${year}-${existing + 1}`;

/** – → DRAFT: opened by the season, or by the Commission (7-1a, 7-1b). */
export function decideCreateCycle(
  { cycleId, year, schemeId, decision }: CycleForm,
  existing: number,
  acting: CycleActing,
): CycleDecision {
  const refused = refuseCreation(acting, existing, decision);
  if (refused !== undefined) return refused;
  const { actor, now, policy } = acting;
  return {
    events: [
      happened(
        EvaluationSeasonOpened,
        { cycleId, year },
        {
          article: '7-1a',
          to: 'DRAFT',
          ...(decision && { reason: decision.reason, record: { decision: decision.number } }),
        },
      ),
    ],
    body: {
      cycleId,
      year,
      ...periodOf(year),
      policyVersion: policy.version,
      createdBy: actor.id,
      createdAt: now,
      ...(decision && { decision: { ...decision, by: actor.id } }),
      schemeId,
      lockRounds: 0,
      cancelRounds: 0,
    },
  };
}

const BEFORE_NOTICE: readonly string[] = ['DRAFT', 'SCHEME_LOCKED'];

/** Reminds on the days that policy names, as long as no notice is out (9-1a). Undefined when nobody is to be reminded. */
export function decideNoticeDue(
  state: CycleState,
  { now, policy }: Pick<CycleActing, 'now' | 'policy'>,
): Decided<CycleBody> | undefined {
  if (!BEFORE_NOTICE.includes(state.status) || !isWatchDay(toLocalDate(now), policy)) return undefined;
  const { year } = state.body;
  const dueOn = noticeWindowOf(year, policy).to;
  const event = happened(EvaluationNoticeDue, { cycleId: state.id, year, dueOn }, { article: '9-1a' });
  return { events: [event], body: state.body };
}
