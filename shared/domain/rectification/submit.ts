import { RectificationSubmitted } from '../../../events/rectification-submitted/v1.ts';
import type { Acting } from '../acting.ts';
import { canonicalHash } from '../canonical.ts';
import { happened } from '../event.ts';
import { type FieldError, isRefusal, refuse } from '../problem.ts';
import { isDue } from '../time/deadline.ts';
import {
  followRectification,
  RECTIFICATION_DUE,
  type RectificationDecision,
  rectificationRefOf,
  type RectificationState,
  type RectifiedItem,
  runningClocks,
} from './rectification.ts';

const isLate = ({ status, deadlines }: RectificationState, now: string): boolean => {
  const due = deadlines[RECTIFICATION_DUE];
  return status === 'OVERDUE' || status === 'FAILED' || (due !== undefined && isDue(due, now));
};

/**
 * The agency reports on every item. In time → SUBMITTED. Late, it is taken for the record and changes nothing (12-1e);
 * while the agency is suspended it is what may end the suspension (12-2c), so → SUBMITTED. The caller has checked the
 * documents, and reads the agency with the commit.
 */
export function decideSubmit(
  state: RectificationState,
  { items, suspended }: { readonly items: readonly RectifiedItem[]; readonly suspended: boolean },
  acting: Acting,
): RectificationDecision {
  const late = isLate(state, acting.now);
  const over = state.status === 'OVERDUE' || state.status === 'FAILED';
  // The timer has not fired yet: nobody may report in time after the time.
  if (late && !over)
    return refuse('DEADLINE_PASSED', { article: '12-1e', extra: { dueOn: state.body.dueOn } });
  const to = followRectification(state.status, over ? 'submitLate' : 'submit', acting);
  if (isRefusal(to)) return to;
  const fields = gaps(state.body.issued?.items.map(({ key }) => key) ?? [], items);
  if (fields.length > 0) return refuse('VALIDATION_FAILED', { article: '12-1e', fields });
  const round = state.body.reports.length + 1;
  const event = happened(
    RectificationSubmitted,
    { ...rectificationRefOf(state), round, late },
    {
      article: '12-1e',
      ...(!over || suspended ? { to } : {}),
      deadlines: runningClocks(state),
      inputHash: canonicalHash(items),
      docRefs: items.flatMap(({ documentIds }) => documentIds),
    },
  );
  const report = { by: acting.actor.id, at: acting.now, round, late, items: [...items] };
  return { events: [event], body: { ...state.body, reports: [...state.body.reports, report] } };
}

/** What is unasked for, given twice or missing. */
function gaps(asked: readonly string[], given: readonly RectifiedItem[]): FieldError[] {
  const keys = given.map(({ key }) => key);
  const unknown = keys.flatMap((key, i) =>
    asked.includes(key) && keys.indexOf(key) === i
      ? []
      : [{ field: `body.items.${i}.key`, zh: '不是整改事项', en: 'not an item of the order' }],
  );
  const missing = asked
    .filter((key) => !keys.includes(key))
    .map((key) => ({ field: `body.items.${key}`, zh: '该事项未填报', en: `${key} is not answered` }));
  return [...unknown, ...missing];
}
