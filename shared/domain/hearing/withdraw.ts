import { HearingWithdrawn } from '../../../events/hearing-withdrawn/v1.ts';
import { type Decided, happened } from '../event.ts';
import { follow } from '../machine.ts';
import { isRefusal, type Refusal } from '../problem.ts';
import { HEARING_REPLY, type HearingBody, type HearingState } from './hearing.ts';
import { hearingMachine, type HearingStatus } from './machine.ts';

/**
 * What the agency was told of is not decided after all: its time to reply ends, and nothing that it says goes astray. Commit it
 * with what ends or sends back the procedure.
 */
export function decideWithdrawHearing(hearing: HearingState): Decided<HearingBody> | Refusal {
  const to = follow(hearingMachine, hearing.status as HearingStatus, 'withdraw', ['SYSTEM']);
  if (isRefusal(to)) return to;
  const { subjectRef, uscc, article } = hearing.body;
  const stopped = HEARING_REPLY in hearing.deadlines ? { deadlines: { clear: [HEARING_REPLY] } } : {};
  const event = happened(
    HearingWithdrawn,
    { hearingId: hearing.id, subjectRef, uscc },
    { article, to, ...stopped },
  );
  return { events: [event], body: hearing.body };
}
