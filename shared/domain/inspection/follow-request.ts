import { InspectionOverdue } from '../../../events/inspection-overdue/v1.ts';
import { InspectionRefused } from '../../../events/inspection-refused/v1.ts';
import { InspectionSecondNoticeSent } from '../../../events/inspection-second-notice-sent/v1.ts';
import { InspectionSubmitted } from '../../../events/inspection-submitted/v1.ts';
import { InspectionWithdrawn } from '../../../events/inspection-withdrawn/v1.ts';
import type { Acting } from '../acting.ts';
import { type DomainEvent, happened } from '../event.ts';
import { isRefusal } from '../problem.ts';
import type { RequestNews } from '../spot-check/follow-request.ts';
import {
  followInspection,
  type InspectionDecision,
  inspectionRefOf,
  type InspectionState,
} from './inspection.ts';

type News = RequestNews | { readonly action: 'withdraw'; readonly reason: string };

/** Takes the inspection along with its request for material, in the same commit (SM-14). */
export function decideFollowForInspection(
  state: InspectionState,
  news: News,
  acting: Pick<Acting, 'roles'>,
): InspectionDecision {
  const to = followInspection(state, news.action, acting);
  if (isRefusal(to)) return to;
  return { events: [eventOf(state, news, to)], body: state.body };
}

function eventOf(state: InspectionState, news: News, to: string): DomainEvent {
  const ref = inspectionRefOf(state);
  switch (news.action) {
    case 'submit':
      return happened(InspectionSubmitted, ref, { article: '14-1', to });
    case 'passDue':
      return happened(InspectionOverdue, ref, { article: '14-1', to });
    case 'requestAgain':
      return happened(
        InspectionSecondNoticeSent,
        { ...ref, dueOn: news.dueOn },
        { article: '14-1', to, reason: news.reason },
      );
    case 'refuse':
      return happened(InspectionRefused, ref, { article: '12-3e', to, reason: news.reason });
    case 'withdraw':
      return happened(InspectionWithdrawn, ref, { article: '14-1', to, reason: news.reason });
  }
}
