import { HearingExpired } from '../../../events/hearing-expired/v1.ts';
import { type Decided, happened } from '../event.ts';
import { isDue } from '../time/deadline.ts';
import { HEARING_REPLY, type HearingBody, type HearingState } from './hearing.ts';

/** Ends the time to reply. Undefined when it is too early, or the agency has replied. */
export function decideExpire(hearing: HearingState, now: string): Decided<HearingBody> | undefined {
  const deadline = hearing.deadlines[HEARING_REPLY];
  if (hearing.status !== 'ISSUED' || deadline === undefined || !isDue(deadline, now)) return undefined;
  const { subjectRef, uscc, article } = hearing.body;
  const event = happened(
    HearingExpired,
    { hearingId: hearing.id, subjectRef, uscc },
    { article, to: 'EXPIRED', deadlines: { clear: [HEARING_REPLY] } },
  );
  return { events: [event], body: hearing.body };
}
