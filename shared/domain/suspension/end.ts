import { SuspensionConverted } from '../../../events/suspension-converted/v1.ts';
import { SuspensionLifted } from '../../../events/suspension-lifted/v1.ts';
import { SuspensionResumptionEndorsed } from '../../../events/suspension-resumption-endorsed/v1.ts';
import { SuspensionResumptionRequested } from '../../../events/suspension-resumption-requested/v1.ts';
import { SuspensionRevoked } from '../../../events/suspension-revoked/v1.ts';
import type { Acting } from '../acting.ts';
import { canonicalHash } from '../canonical.ts';
import { happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import {
  barredFrom,
  followSuspension,
  SUSPENSION_REVIEW,
  type SuspensionDecision,
  suspensionRefOf,
  type SuspensionState,
} from './suspension.ts';

const stopReview = ({ deadlines }: SuspensionState) =>
  deadlines[SUSPENSION_REVIEW] === undefined ? {} : { deadlines: { clear: [SUSPENSION_REVIEW] } };

/** The agency asks to be resumed once everything is put right, once at a time (12-2c). Its text stays in the body. */
export function decideRequestResumption(
  state: SuspensionState,
  { text, openRectifications }: { readonly text: string; readonly openRectifications: readonly string[] },
  acting: Acting,
): SuspensionDecision {
  const to = followSuspension(state.status, 'requestResumption', acting);
  if (isRefusal(to)) return to;
  const refused = refuseOpenRectifications(openRectifications);
  if (refused !== undefined) return refused;
  if (state.body.resumption?.requested !== undefined) return refuse('DUPLICATE', { article: '12-2c' });
  const event = happened(SuspensionResumptionRequested, suspensionRefOf(state), {
    article: '12-2c',
    inputHash: canonicalHash({ text }),
  });
  const requested = { by: acting.actor.id, at: acting.now, text };
  return { events: [event], body: { ...state.body, resumption: { ...state.body.resumption, requested } } };
}

/** Refuses while an order to rectify of this agency is open: nothing is resumed on what is not put right (12-2c). */
export function refuseOpenRectifications(open: readonly string[]): Refusal | undefined {
  if (open.length === 0) return undefined;
  return refuse('RECTIFICATION_OPEN', { article: '12-2c', extra: { rectificationIds: [...open] } });
}

/** The centre finds everything put right and puts the resumption before the Commission (12-2c). */
export function decideEndorseResumption(
  state: SuspensionState,
  { reason, openRectifications }: { readonly reason: string; readonly openRectifications: readonly string[] },
  acting: OfficerActing,
): SuspensionDecision {
  const to =
    refuseConflict(acting, state.body.uscc, '12-2c') ??
    followSuspension(state.status, 'endorseResumption', acting);
  if (isRefusal(to)) return to;
  const refused = refuseOpenRectifications(openRectifications);
  if (refused !== undefined) return refused;
  if (state.body.resumption?.endorsed !== undefined) return refuse('DUPLICATE', { article: '12-2c' });
  const event = happened(SuspensionResumptionEndorsed, suspensionRefOf(state), { article: '12-2c', reason });
  const endorsed = { by: acting.actor.id, at: acting.now, reason };
  return { events: [event], body: { ...state.body, resumption: { ...state.body.resumption, endorsed } } };
}

/**
 * → LIFTED: the Commission lifts what the centre put before it once everything is rectified, or an urgent one on its review.
 * Commit it with the agency's own step.
 */
export function decideLift(
  state: SuspensionState,
  { reason, openRectifications }: { readonly reason: string; readonly openRectifications: readonly string[] },
  acting: OfficerActing,
): SuspensionDecision {
  const { body } = state;
  const to = refuseConflict(acting, body.uscc, '12-2c') ?? followSuspension(state.status, 'lift', acting);
  if (isRefusal(to)) return to;
  if (state.status === 'IN_FORCE') {
    const refused = refuseOpenRectifications(openRectifications);
    if (refused !== undefined) return refused;
    if (body.resumption?.endorsed === undefined) {
      const detail = {
        zh: '须先由管理中心核实整改完成',
        en: 'The centre first finds that everything is put right',
      };
      return refuse('ILLEGAL_TRANSITION', { article: '12-2c', detail });
    }
  }
  const event = happened(SuspensionLifted, suspensionRefOf(state), {
    article: '12-2c',
    to,
    reason,
    ...stopReview(state),
  });
  return { events: [event], body: { ...body, ended: { by: acting.actor.id, at: acting.now, reason } } };
}

/** IN_FORCE → REVOKED on review or by a court, by another person than who decided (SM-11). Commit it with the agency's step. */
export function decideRevokeSuspension(
  state: SuspensionState,
  { reason, documentIds }: { readonly reason: string; readonly documentIds: readonly string[] },
  acting: OfficerActing,
): SuspensionDecision {
  const { body } = state;
  const to = refuseConflict(acting, body.uscc, '12-2') ?? followSuspension(state.status, 'revoke', acting);
  if (isRefusal(to)) return to;
  if (barredFrom('revoke', body).includes(acting.actor.id)) return refuse('FOUR_EYES', { article: '12-2' });
  const event = happened(SuspensionRevoked, suspensionRefOf(state), {
    article: '12-2',
    to,
    reason,
    docRefs: documentIds,
  });
  const ended = { by: acting.actor.id, at: acting.now, reason, documentIds: [...documentIds] };
  return { events: [event], body: { ...body, ended } };
}

/** → CONVERTED: the agency is removed. Commit it with the removal (SM-11, SM-12). */
export function decideConvert(
  state: SuspensionState,
  removalRef: string,
  acting: Acting,
): SuspensionDecision {
  const to = followSuspension(state.status, 'convert', acting);
  if (isRefusal(to)) return to;
  const event = happened(SuspensionConverted, suspensionRefOf(state), {
    article: '12-3',
    to,
    record: { removalRef },
    ...stopReview(state),
  });
  const ended = { by: acting.actor.id, at: acting.now, reason: removalRef };
  return { events: [event], body: { ...state.body, ended } };
}
