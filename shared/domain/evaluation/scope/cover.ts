import { AgencyPlacedInScope } from '../../../../events/agency-placed-in-scope/v1.ts';
import { CoverageClosed } from '../../../../events/coverage-closed/v1.ts';
import { CoverageOverdue } from '../../../../events/coverage-overdue/v1.ts';
import { CoverageRecorded } from '../../../../events/coverage-recorded/v1.ts';
import type { PolicySet } from '../../../policy/policy.ts';
import type { Acting } from '../../acting.ts';
import type { Decided } from '../../event.ts';
import { happened } from '../../event.ts';
import { follow } from '../../machine.ts';
import { isRefusal, type Refusal } from '../../problem.ts';
import type { Calendar } from '../../time/calendar.ts';
import { deadlineInWorkingDays } from '../../time/deadline.ts';
import {
  COVERAGE_OVERDUE,
  type CoverageAction,
  type CoverageBody,
  coverageMachine,
  type CoverageStatus,
  type ManualContact,
} from './coverage.ts';

export interface CoverageState {
  readonly id: string;
  readonly status: string;
  readonly body: CoverageBody;
}

const factsOf = ({ cycleId, agencyId, uscc }: CoverageBody) => ({ cycleId, agencyId, uscc });

const followCoverage = (status: string, action: CoverageAction, { roles }: Pick<Acting, 'roles'>) =>
  follow(coverageMachine, status as CoverageStatus, action, roles);

/** – → OPEN: from this event the letter and the text message go out, once (9-1c). */
export function decidePlaceAgency(
  placed: { readonly cycleId: string; readonly agencyId: string; readonly uscc: string },
  {
    now,
    policy,
    calendar,
  }: { readonly now: string; readonly policy: PolicySet; readonly calendar: Calendar },
): Decided<CoverageBody> {
  const due = deadlineInWorkingDays({
    kind: COVERAGE_OVERDUE,
    base: now,
    source: { policyKey: 'evaluation.coverageWorkingDays', article: '9-1c' },
    amount: policy.get('evaluation.coverageWorkingDays'),
    calendar,
  });
  return {
    events: [
      happened(AgencyPlacedInScope, placed, { article: '9-1c', to: 'OPEN', deadlines: { set: [due] } }),
    ],
    body: { ...placed, policyVersion: policy.version, placedAt: now },
  };
}

/** That one channel has reached the agency: the letter was delivered, or the text message submitted. */
export type Reached = { readonly channel: 'LETTER' | 'SMS' } | { readonly manual: ManualContact };

function withReached(body: CoverageBody, reached: Reached, now: string): CoverageBody {
  if ('manual' in reached) return { ...body, manual: reached.manual };
  return reached.channel === 'LETTER'
    ? { ...body, letterAt: body.letterAt ?? now }
    : { ...body, smsAt: body.smsAt ?? now };
}

/**
 * OPEN → CLOSED once the letter is delivered and the text message submitted, or somebody has reached the agency and
 * recorded it; in whatever order it comes to be known (9-1c). Undefined where nothing new is said.
 */
export function decideCover(
  state: CoverageState,
  reached: Reached,
  acting: Acting,
): Decided<CoverageBody> | undefined {
  if (state.status !== 'OPEN') return undefined;
  const body = withReached(state.body, reached, acting.now);
  const covered = body.manual !== undefined || (body.letterAt !== undefined && body.smsAt !== undefined);
  const facts = factsOf(body);
  if (covered) {
    const to = followCoverage(state.status, 'close', acting);
    if (isRefusal(to)) return undefined;
    return {
      events: [
        happened(CoverageClosed, facts, {
          article: '9-1c',
          to,
          deadlines: { clear: [COVERAGE_OVERDUE] },
          ...(body.manual && { record: { how: body.manual.how } }),
        }),
      ],
      body: { ...body, closedAt: acting.now },
    };
  }
  const { letterAt, smsAt } = state.body;
  if (body.letterAt === letterAt && body.smsAt === smsAt) return undefined;
  return { events: [happened(CoverageRecorded, facts, { article: '9-1c' })], body };
}

/** Somebody of the centre has told the agency by another way and records it (9-1c). */
export function decideCoverByHand(
  state: CoverageState,
  contact: Pick<ManualContact, 'how' | 'note'>,
  acting: Acting,
): Decided<CoverageBody> | Refusal {
  const to = followCoverage(state.status, 'close', acting);
  if (isRefusal(to)) return to;
  const manual = { ...contact, by: acting.actor.id, at: acting.now };
  const decided = decideCover(state, { manual }, acting);
  if (decided === undefined) throw new Error(`${state.id} is not covered by hand`);
  return decided;
}

/** Still not told after the days that policy gives: from here on a person has to call (9-1c). */
export function decideCoverageOverdue(state: CoverageState): Decided<CoverageBody> | undefined {
  if (state.status !== 'OPEN') return undefined;
  return {
    events: [
      happened(CoverageOverdue, factsOf(state.body), {
        article: '9-1c',
        deadlines: { clear: [COVERAGE_OVERDUE] },
      }),
    ],
    body: state.body,
  };
}
