import { RectificationProposed } from '../../../events/rectification-proposed/v1.ts';
import { type Decided, happened } from '../event.ts';
import { noticeIdOf } from '../notification/notice.ts';
import type { Instant } from '../time/instant.ts';
import type { Missed } from '../upkeep/fall-due.ts';
import type { RectificationBody } from './rectification.ts';

/** – → PROPOSED by the platform, for information that was not updated in a whole period and its days of grace (6-3b, 12-1a). */
export function decideProposeForMissedUpdate(
  { rectificationId, evidence }: Pick<Missed, 'rectificationId' | 'evidence'>,
  agency: { readonly agencyId: string; readonly uscc: string },
  now: Instant,
): Decided<RectificationBody> {
  const { agencyId, uscc } = agency;
  const ground = 'INFO_NOT_UPDATED';
  const told = evidence.reminders.map((reminder) => ({
    ...reminder,
    noticeId: noticeIdOf(reminder.eventId, { kind: 'AGENCY', uscc }),
  }));
  const event = happened(
    RectificationProposed,
    { rectificationId, agencyId, uscc, ground },
    {
      article: '12-1a',
      to: 'PROPOSED',
      refs: { upkeep: agencyId },
      record: { ...evidence, reminders: told.map(({ daysLeft, noticeId }) => ({ daysLeft, noticeId })) },
    },
  );
  const body: RectificationBody = {
    agencyId,
    uscc,
    ground,
    evidence: { ...evidence, reminders: told },
    proposedBy: 'SYSTEM',
    proposedAt: now,
    reports: [],
    proposals: 0,
  };
  return { events: [event], body };
}
