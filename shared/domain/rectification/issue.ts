import { RectificationAcknowledged } from '../../../events/rectification-acknowledged/v1.ts';
import { RectificationIssued } from '../../../events/rectification-issued/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { isDue, lastDayOf } from '../time/deadline.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { GROUND_ARTICLES } from './articles.ts';
import { type Counting, rectificationClocks } from './clocks.ts';
import { sourceOf } from './evidence.ts';
import {
  barredFrom,
  followRectification,
  RECTIFICATION_JUSTIFICATION,
  type RectificationDecision,
  type RectificationItem,
  rectificationRefOf,
  type RectificationState,
  runningClocks,
} from './rectification.ts';

/** The document of the order: what is to be put right, and why. */
export interface RectificationOrder {
  readonly items: readonly RectificationItem[];
  readonly reason: string;
}

/**
 * PROPOSED → ISSUED by another person than who proposed it (12-1d ④), by the centre as far as the Commission delegated
 * it (policy `adjustment.rectifyDelegated`, 12-0). The days are policy `rectification.days` of the ground.
 */
export function decideIssue(
  state: RectificationState,
  { items, reason }: RectificationOrder,
  acting: OfficerActing & Counting,
): RectificationDecision {
  const { uscc, ground, evidence } = state.body;
  const article = GROUND_ARTICLES[ground];
  const to =
    refuseConflict(acting, uscc, article) ??
    refuseUndelegated(acting) ??
    followRectification(state.status, 'issue', acting);
  if (isRefusal(to)) return to;
  if (barredFrom('issue', state.body).includes(acting.actor.id)) return refuse('FOUR_EYES', { article });
  const unheard = refuseUnheard(state, acting.now);
  if (unheard !== undefined) return unheard;
  const twice = items.findIndex(({ key }, i) => items.findIndex((each) => each.key === key) !== i);
  if (twice >= 0) {
    const fields = [{ field: `body.items.${twice}.key`, zh: '事项编号重复', en: 'this key stands twice' }];
    return refuse('VALIDATION_FAILED', { article, fields });
  }
  const { due, set } = rectificationClocks(
    acting,
    acting.policy.get('rectification.days')[ground],
    'rectification.days',
  );
  const dueOn = lastDayOf(due);
  const { clear } = runningClocks(state);
  const event = happened(
    RectificationIssued,
    { ...rectificationRefOf(state), dueOn, items: items.length },
    {
      article,
      to,
      deadlines: { set, clear },
      reason,
      record: { source: sourceOf(evidence), items: [...items] },
    },
  );
  const issued = {
    by: acting.actor.id,
    at: acting.now,
    reason,
    items: [...items],
    dueOn,
    policyVersion: acting.policy.version,
  };
  return { events: [event], body: { ...state.body, issued, dueOn } };
}

function refuseUndelegated({ roles, policy }: OfficerActing & Counting): Refusal | undefined {
  if (policy.get('adjustment.rectifyDelegated') || roles.includes('COMMISSION_OFFICER')) return undefined;
  return refuse('COMMISSION_DECISION_REQUIRED', { article: '12-0' });
}

/** Not responding is a ground only without a good reason: it is asked for, and its answer or its time waited for. */
function refuseUnheard({ body, deadlines }: RectificationState, now: string): Refusal | undefined {
  if (body.ground !== 'UNRESPONSIVE') return undefined;
  const asked = body.justification;
  if (asked === undefined) return refuse('JUSTIFICATION_NOT_REQUESTED', { article: '12-1b' });
  const deadline = deadlines[RECTIFICATION_JUSTIFICATION];
  if (asked.answer !== undefined || deadline === undefined || isDue(deadline, now)) return undefined;
  const detail = {
    zh: `服务机构可于 ${asked.dueOn} 前说明理由，期满前不得作出决定`,
    en: `The agency may give its reason until ${asked.dueOn}; nothing may be decided before`,
  };
  return refuse('HEARING_REQUIRED', { article: '12-1b', detail, extra: { dueOn: asked.dueOn } });
}

/** ISSUED → ACKNOWLEDGED: somebody of the agency has read the order. */
export function decideAcknowledge(state: RectificationState, acting: Acting): RectificationDecision {
  const to = followRectification(state.status, 'acknowledge', acting);
  if (isRefusal(to)) return to;
  const event = happened(RectificationAcknowledged, rectificationRefOf(state), { article: '12-1e', to });
  const acknowledged = { by: acting.actor.id, at: acting.now };
  return { events: [event], body: { ...state.body, acknowledged } };
}
