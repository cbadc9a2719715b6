import { InspectionOpened } from '../../../events/inspection-opened/v1.ts';
import type { CooperationBody } from '../cooperation/cooperation.ts';
import { SIDES } from '../cooperation/machine.ts';
import { happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import type { Role } from '../identity/role.ts';
import { refuse, type Refusal } from '../problem.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { INSPECTING_SIDES, type InspectionBody, type InspectionDecision } from './inspection.ts';

/** The authority for which an officer inspects; an officer of the centre checks orders instead (14-1, 3-1c). */
export function sideOfInspector(roles: readonly Role[]): (typeof INSPECTING_SIDES)[number] | Refusal {
  const side = INSPECTING_SIDES.find((each) => roles.includes(SIDES[each].officer));
  if (side !== undefined) return side;
  const detail = {
    zh: '监督检查由市科委、市财政局组织；管理中心开展的是订单抽查',
    en: 'The Commission and Finance inspect; spot checks of orders are the centre’s',
  };
  return refuse('FORBIDDEN_ROLE', { article: '14-1', detail });
}

type Opening = Pick<
  InspectionBody,
  'agencyId' | 'uscc' | 'side' | 'orderIds' | 'subject' | 'basis' | 'cooperationId'
>;

/** – → MATERIALS_DUE. Commit it with its request for material, whose last day is `dueOn`. */
export function decideOpenInspection(
  inspectionId: string,
  opening: Opening,
  { agencyStatus, dueOn }: { readonly agencyStatus: string } & Pick<CooperationBody, 'dueOn'>,
  acting: OfficerActing,
): InspectionDecision {
  const { agencyId, uscc, side, orderIds, cooperationId, basis } = opening;
  const conflict = refuseConflict(acting, uscc, '14-1');
  if (conflict !== undefined) return conflict;
  if (agencyStatus !== 'ACTIVE' && agencyStatus !== 'SUSPENDED')
    return refuse('AGENCY_NOT_ACTIVE', { article: '14-1', extra: { state: agencyStatus } });
  const event = happened(
    InspectionOpened,
    { inspectionId, agencyId, uscc, by: side, dueOn },
    {
      article: '14-1',
      to: 'MATERIALS_DUE',
      reason: basis,
      refs: { cooperation: cooperationId },
      record: { orderIds },
    },
  );
  const { actor, now } = acting;
  return {
    events: [event],
    body: { ...opening, openedBy: actor.id, openedAt: now, visits: [], reviews: 0 },
  };
}
