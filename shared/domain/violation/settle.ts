import { ViolationClosed } from '../../../events/violation-closed/v1.ts';
import { ViolationConsequenceDone } from '../../../events/violation-consequence-done/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Consequence } from './consequences.ts';
import { VIOLATION_ARTICLES } from './kinds.ts';
import {
  type ConsequenceLine,
  followViolation,
  violationRefOf,
  type ViolationDecision,
  type ViolationState,
} from './violation.ts';

export const isSettled = (lines: readonly ConsequenceLine[] = []): boolean =>
  lines.every(({ done }) => done !== undefined);

/**
 * A consequence was drawn by something that rests on the violation (`ref`), or a person says why it is not (`reason`). The last one
 * closes the violation, unless it is under review (SM-15).
 */
export function decideSettle(
  state: ViolationState,
  {
    consequence,
    ref,
    reason,
  }: { readonly consequence: Consequence; readonly ref?: string; readonly reason?: string },
  acting: Acting & { readonly conflicts?: readonly string[] },
): ViolationDecision {
  const { body } = state;
  const article = VIOLATION_ARTICLES[body.kind];
  const to =
    refuseConflict({ conflicts: acting.conflicts ?? [] }, body.uscc, article) ??
    followViolation(state.status, 'settle', acting);
  if (isRefusal(to)) return to;
  const line = body.consequences?.find(({ kind }) => kind === consequence);
  if (line === undefined) {
    const field = {
      field: 'body.consequence',
      zh: '该违规没有此项后果',
      en: 'not a consequence of this violation',
    };
    return refuse('VALIDATION_FAILED', { article, fields: [field] });
  }
  if (line.done !== undefined) return refuse('DUPLICATE', { article });
  const done = {
    by: acting.actor.id,
    at: acting.now,
    ...(ref !== undefined && { ref }),
    ...(reason !== undefined && { reason }),
  };
  const consequences = (body.consequences ?? []).map((each) => (each === line ? { ...each, done } : each));
  const settled = happened(
    ViolationConsequenceDone,
    { ...violationRefOf(state), consequence, ...(ref !== undefined && { ref }) },
    { article, ...(reason !== undefined && { reason }) },
  );
  const closes = to === 'CONSEQUENCES_PENDING' && isSettled(consequences);
  const closed = happened(ViolationClosed, violationRefOf(state), { article, to: 'CLOSED' });
  return { events: closes ? [settled, closed] : [settled], body: { ...body, consequences } };
}
