import { InspectionVisitConfirmed } from '../../../events/inspection-visit-confirmed/v1.ts';
import { InspectionVisitRecorded } from '../../../events/inspection-visit-recorded/v1.ts';
import { happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse } from '../problem.ts';
import { toLocalDate } from '../time/local-date.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import {
  followInspection,
  type InspectionBody,
  type InspectionDecision,
  inspectionRefOf,
  type InspectionState,
} from './inspection.ts';

type Record = Pick<InspectionBody['visits'][number], 'visitedOn' | 'findings' | 'documentIds'>;

/** An officer records a visit; the next is recorded once a second one has confirmed it. */
export function decideRecordVisit(
  state: InspectionState,
  { visitedOn, findings, documentIds }: Record,
  acting: OfficerActing,
): InspectionDecision {
  const { body } = state;
  const to = refuseConflict(acting, body.uscc, '14-1') ?? followInspection(state, 'recordVisit', acting);
  if (isRefusal(to)) return to;
  if (unconfirmedVisit(body) !== undefined) return refuse('DUPLICATE', { article: '14-1' });
  if (visitedOn < toLocalDate(body.openedAt) || visitedOn > toLocalDate(acting.now)) {
    const zh = '现场检查日期应在立项之后、今日之前';
    const fields = [{ field: 'body.visitedOn', zh, en: 'between the opening and today' }];
    return refuse('VALIDATION_FAILED', { article: '14-1', fields });
  }
  const event = happened(
    InspectionVisitRecorded,
    { ...inspectionRefOf(state), visitId: String(body.visits.length + 1) },
    { article: '14-1', docRefs: documentIds, record: { visitedOn } },
  );
  const visit = { visitedOn, findings, documentIds, by: acting.actor.id, at: acting.now };
  return { events: [event], body: { ...body, visits: [...body.visits, visit] } };
}

/** The second officer who was there confirms the record; nobody confirms their own. */
export function decideConfirmVisit(state: InspectionState, acting: OfficerActing): InspectionDecision {
  const { body } = state;
  const to = refuseConflict(acting, body.uscc, '14-1') ?? followInspection(state, 'confirmVisit', acting);
  if (isRefusal(to)) return to;
  const visit = unconfirmedVisit(body);
  if (visit === undefined) return refuse('NOT_FOUND', { article: '14-1' });
  if (visit.by === acting.actor.id) return refuse('FOUR_EYES', { article: '14-1' });
  const event = happened(
    InspectionVisitConfirmed,
    { ...inspectionRefOf(state), visitId: String(body.visits.length) },
    { article: '14-1' },
  );
  const confirmed = { by: acting.actor.id, at: acting.now };
  return {
    events: [event],
    body: { ...body, visits: [...body.visits.slice(0, -1), { ...visit, confirmed }] },
  };
}

/** The record that waits for the second officer. */
export const unconfirmedVisit = ({ visits }: Pick<InspectionBody, 'visits'>) =>
  visits.findLast(({ confirmed }) => confirmed === undefined);
