import { RectificationProposed } from '../../../events/rectification-proposed/v1.ts';
import { type Decided, happened } from '../event.ts';
import type { Instant } from '../time/instant.ts';
import type { RectificationBody } from './rectification.ts';

/** An entry that was published as 不合格. */
export interface Unqualified {
  readonly entryId: string;
  readonly cycleId: string;
  readonly category: string;
  readonly agencyId: string;
  readonly uscc: string;
  readonly total?: string | undefined;
  readonly because: readonly string[];
}

/** One for an entry, however often its grade is looked at. */
export const evaluationRectificationId = (entryId: string): string => `${entryId}-UNQUALIFIED`;

/**
 * – → PROPOSED by the platform, for an agency evaluated as 不合格 (10-2f, 12-1c). Article 12 begins with the order to
 * rectify: only what is not put right in time leads to a suspension.
 */
export function decideProposeForEvaluation(
  { entryId, cycleId, category, agencyId, uscc, total, because }: Unqualified,
  now: Instant,
): Decided<RectificationBody> {
  const ground = 'UNQUALIFIED';
  const evidence = {
    kind: 'EVALUATION' as const,
    cycleId,
    entryId,
    category,
    ...(total !== undefined && { total }),
    because: [...because],
  };
  const event = happened(
    RectificationProposed,
    { rectificationId: evaluationRectificationId(entryId), agencyId, uscc, ground },
    { article: '12-1c', to: 'PROPOSED', refs: { entry: entryId }, record: evidence },
  );
  return {
    events: [event],
    body: {
      agencyId,
      uscc,
      ground,
      evidence,
      proposedBy: 'SYSTEM',
      proposedAt: now,
      reports: [],
      proposals: 0,
    },
  };
}
