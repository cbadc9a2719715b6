import { RectificationProposed } from '../../../events/rectification-proposed/v1.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import type { SpotCheckState } from '../spot-check/spot-check.ts';
import type { RectificationBody } from './rectification.ts';

/** – → PROPOSED by the reviewer who concludes a failed spot check (3-1c, SM-14). Commit it with the conclusion. */
export function decideProposeForSpotCheck(
  rectificationId: string,
  { id, body: check }: Pick<SpotCheckState, 'id' | 'body'>,
  reason: string,
  { actor, now }: Acting,
): Decided<RectificationBody> {
  const { agencyId, uscc, orderId, review } = check;
  const ground = 'OTHER';
  const defects = (review?.sheet ?? []).filter(({ result }) => result === 'DEFECT').map(({ key }) => key);
  const event = happened(
    RectificationProposed,
    { rectificationId, agencyId, uscc, ground },
    {
      article: '12-1d',
      to: 'PROPOSED',
      refs: { spotCheck: id },
      record: { spotCheckId: id, orderId, defects },
    },
  );
  return {
    events: [event],
    body: {
      agencyId,
      uscc,
      ground,
      evidence: { kind: 'SPOT_CHECK', spotCheckId: id, orderId, defects, reason },
      proposedBy: actor.id,
      proposedAt: now,
      reports: [],
      proposals: 0,
    },
  };
}
