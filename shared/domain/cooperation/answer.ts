import { CooperationOverdue } from '../../../events/cooperation-overdue/v1.ts';
import { CooperationSubmitted } from '../../../events/cooperation-submitted/v1.ts';
import { CooperationViewed } from '../../../events/cooperation-viewed/v1.ts';
import { CooperationWithdrawn } from '../../../events/cooperation-withdrawn/v1.ts';
import type { Acting } from '../acting.ts';
import { canonicalHash } from '../canonical.ts';
import { type Decided, happened } from '../event.ts';
import { type FieldError, isRefusal, refuse } from '../problem.ts';
import { isDue } from '../time/deadline.ts';
import { toLocalDate } from '../time/local-date.ts';
import {
  COOPERATION_DUE,
  type CooperationBody,
  type CooperationDecision,
  cooperationRefOf,
  type CooperationState,
  followCooperation,
  type GivenItem,
  runningClocks,
} from './cooperation.ts';

/**
 * The agency hands in what it was asked for and gets a receipt with the hash of it. Late material is taken, and says
 * so, as long as nobody has decided that the agency refuses [J]; a supplement to an evaluation is not (9-3d). The caller
 * has checked that the documents exist.
 */
export function decideSubmit(
  state: CooperationState,
  { items }: { readonly items: readonly GivenItem[] },
  acting: Acting,
): CooperationDecision {
  const to = followCooperation(state, 'submit', acting);
  if (isRefusal(to)) return to;
  const due = state.deadlines[COOPERATION_DUE];
  const over = due === undefined || isDue(due, acting.now);
  if (over && state.body.term === 'evaluation.supplementDays')
    return refuse('DEADLINE_PASSED', { article: '9-3d', extra: { dueOn: state.body.dueOn } });
  const fields = gaps(state.body.items, items);
  if (fields.length > 0) return refuse('DOCUMENT_MISSING', { article: '6-4b', fields });
  const { actor, now } = acting;
  const late = state.status !== 'OPEN';
  const hash = canonicalHash(items);
  const receiptNo = `PH${toLocalDate(now).replaceAll('-', '')}-${hash.slice(0, 10).toUpperCase()}`;
  const event = happened(
    CooperationSubmitted,
    { ...cooperationRefOf(state), late },
    {
      article: '6-4b',
      to,
      deadlines: runningClocks(state),
      inputHash: hash,
      record: { receiptNo },
      docRefs: items.flatMap(({ documentIds, archiveItemIds }) => [...documentIds, ...archiveItemIds]),
    },
  );
  const submission = { items: [...items], by: actor.id, at: now, late, receiptNo, hash };
  return { events: [event], body: { ...state.body, submission } };
}

/** What is unasked for, given twice or missing. */
function gaps(asked: CooperationBody['items'], given: readonly GivenItem[]): FieldError[] {
  const keys = given.map(({ key }) => key);
  const unknown = keys.flatMap((key, i) =>
    asked.some((each) => each.key === key) && keys.indexOf(key) === i
      ? []
      : [{ field: `body.items.${i}.key`, zh: '不是要求提供的材料', en: 'not among what was asked for' }],
  );
  const missing = asked
    .filter(({ required }) => required)
    .filter(({ key }) => {
      const found = given.find((each) => each.key === key);
      return found === undefined || found.documentIds.length + found.archiveItemIds.length === 0;
    })
    .map(({ key, zh }) => ({ field: `body.items.${key}`, zh: `缺少：${zh}`, en: `${key} is missing` }));
  return [...unknown, ...missing];
}

/** An officer looks at what was handed in: who and when stands in the trail before anything is shown. */
export function decideView(state: CooperationState, acting: Acting): CooperationDecision {
  const to = followCooperation(state, 'view', acting);
  if (isRefusal(to)) return to;
  const views = {
    count: (state.body.views?.count ?? 0) + 1,
    lastBy: acting.actor.id,
    lastAt: acting.now,
  };
  const event = happened(CooperationViewed, cooperationRefOf(state), { article: '6-4b' });
  return { events: [event], body: { ...state.body, views } };
}

/** The time is over: OPEN → OVERDUE; the second one is noted only. Undefined when it is too early. */
export function decidePassDue(state: CooperationState, now: string): Decided<CooperationBody> | undefined {
  const due = state.deadlines[COOPERATION_DUE];
  if (due === undefined || !isDue(due, now)) return undefined;
  const to = followCooperation(state, 'passDue', { roles: ['SYSTEM'] });
  if (isRefusal(to)) return undefined;
  const second = state.status === 'SECOND_NOTICE';
  const event = happened(
    CooperationOverdue,
    { ...cooperationRefOf(state), round: second ? 2 : 1, dueOn: state.body.dueOn },
    { article: '6-4b', to, deadlines: runningClocks(state) },
  );
  return { events: [event], body: { ...state.body, spent: second } };
}

/** Takes the request back: what it served needs it no longer. */
export function decideWithdraw(
  state: CooperationState,
  { reason }: { readonly reason: string },
  acting: Acting,
): CooperationDecision {
  const to = followCooperation(state, 'withdraw', acting);
  if (isRefusal(to)) return to;
  const event = happened(CooperationWithdrawn, cooperationRefOf(state), {
    article: '6-4b',
    to,
    deadlines: runningClocks(state),
    reason,
  });
  return { events: [event], body: state.body };
}
