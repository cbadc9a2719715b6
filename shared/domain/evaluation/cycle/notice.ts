import { EvaluationNoticeApproved } from '../../../../events/evaluation-notice-approved/v1.ts';
import { EvaluationNoticePublished } from '../../../../events/evaluation-notice-published/v1.ts';
import { canonicalHash } from '../../canonical.ts';
import { happened } from '../../event.ts';
import { isRefusal, refuse, type Refusal } from '../../problem.ts';
import type { Calendar } from '../../time/calendar.ts';
import { deadlineInWorkingDays } from '../../time/deadline.ts';
import { toLocalDate, type LocalDate } from '../../time/local-date.ts';
import {
  CORRECTIONS_CLOSE,
  type CycleActing,
  type CycleBody,
  type CycleDecision,
  type CycleState,
  followCycle,
} from './cycle.ts';
import { isWithin, noticeWindowOf } from './season.ts';

type Scope = NonNullable<CycleBody['scope']>;

const noScope = (): Refusal => refuse('SCOPE_NOT_CURRENT', { article: '7-1e' });

/** What is approved and published is the list that the scope run made, and no other (9-1b). */
const refuseOtherList = (scope: Scope, listHash: string): Refusal | undefined =>
  scope.listHash === listHash
    ? undefined
    : refuse('SCOPE_LIST_MISMATCH', { article: '9-1b', extra: { listHash: scope.listHash } });

/** Outside the window only with the Commission's reason (9-1a). */
function refuseOutside(
  { body }: CycleState,
  day: LocalDate,
  override: string | undefined,
  { policy }: Pick<CycleActing, 'policy'>,
): Refusal | undefined {
  const window = noticeWindowOf(body.year, policy);
  return override !== undefined || isWithin(window, day)
    ? undefined
    : refuse('OUTSIDE_NOTICE_WINDOW', { article: '9-1a', extra: { ...window } });
}

/** The Commission approves the notice: the list as determined, and where needed its day outside the window (9-1a). */
export function decideApproveNotice(
  state: CycleState,
  { listHash, override }: { readonly listHash: string; readonly override?: string | undefined },
  acting: CycleActing,
): CycleDecision {
  const to = followCycle(state.status, 'approveNotice', acting);
  if (isRefusal(to)) return to;
  const { scope } = state.body;
  if (scope === undefined) return noScope();
  const refused = refuseOtherList(scope, listHash) ?? refuseOutside(state, scope.noticeOn, override, acting);
  if (refused !== undefined) return refused;
  const { noticeOn } = scope;
  const { actor, now } = acting;
  return {
    events: [
      happened(
        EvaluationNoticeApproved,
        { cycleId: state.id, noticeOn, listHash },
        { article: '9-1a', ...(override !== undefined && { reason: override }) },
      ),
    ],
    body: {
      ...state.body,
      notice: {
        approvedBy: actor.id,
        approvedAt: now,
        listHash,
        noticeOn,
        agencies: scope.agencies,
        entries: scope.entries,
        ...(override !== undefined && { override }),
      },
    },
  };
}

/**
 * What the notice says, as it is fixed by its hash: the list itself stands in it by its own. The figures are those of
 * the list as first published, which corrections no longer change.
 */
export const noticeContent = ({ id, body }: Pick<CycleState, 'id' | 'body'>) => ({
  cycleId: id,
  year: body.year,
  periodFrom: body.periodFrom,
  periodTo: body.periodTo,
  noticeOn: body.noticeOn ?? '',
  schemeVersion: body.schemeVersion ?? 0,
  schemeHash: body.schemeHash ?? '',
  seedHash: body.seedHash ?? '',
  agencies: body.notice?.agencies ?? 0,
  entries: body.notice?.entries ?? 0,
  listHash: body.notice?.listHash ?? '',
});

/** SCHEME_LOCKED → NOTICE_PUBLISHED, by the centre, on the day that the scope was determined for (9-1a, 9-1b). */
export function decidePublishNotice(
  state: CycleState,
  { listHash }: { readonly listHash: string },
  acting: CycleActing & { readonly calendar: Calendar },
): CycleDecision {
  const to = followCycle(state.status, 'publishNotice', acting);
  if (isRefusal(to)) return to;
  const { body } = state;
  const { scope, notice, schemeHash = '', seedHash = '' } = body;
  const { actor, now, policy, calendar } = acting;
  if (scope === undefined) return noScope();
  if (notice === undefined) return refuse('COMMISSION_DECISION_REQUIRED', { article: '9-1a' });
  const today = toLocalDate(now);
  const refused =
    refuseOtherList(scope, listHash) ??
    refuseOtherList(scope, notice.listHash) ??
    refuseOutside(state, today, notice.override, acting);
  if (refused !== undefined) return refused;
  const { noticeOn } = scope;
  // The same list for another day: tenure may be complete for others, and the window another (7-1e, 9-1a).
  if (notice.noticeOn !== undefined && notice.noticeOn !== noticeOn)
    return refuse('COMMISSION_DECISION_REQUIRED', {
      article: '9-1a',
      extra: { approvedFor: notice.noticeOn, noticeOn },
    });
  if (noticeOn !== today) return refuse('SCOPE_NOT_CURRENT', { article: '7-1e', extra: { noticeOn, today } });
  const closes = deadlineInWorkingDays({
    kind: CORRECTIONS_CLOSE,
    base: now,
    source: { policyKey: 'evaluation.scopeCorrectionWorkingDays', article: '9-1d' },
    amount: policy.get('evaluation.scopeCorrectionWorkingDays'),
    calendar,
  });
  const contentHash = canonicalHash(noticeContent(state));
  return {
    events: [
      happened(
        EvaluationNoticePublished,
        { cycleId: state.id, noticeOn, listHash, seedHash, schemeHash },
        {
          article: '9-1a',
          to,
          deadlines: { set: [closes] },
          record: { contentHash },
          ...(notice.override !== undefined && { reason: notice.override }),
        },
      ),
    ],
    body: {
      ...body,
      notice: { ...notice, publishedBy: actor.id, publishedAt: now, contentHash },
      corrections: { closesAt: closes.dueAt, closed: false },
    },
  };
}
