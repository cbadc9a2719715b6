import { RectificationProposed } from '../../../events/rectification-proposed/v1.ts';
import { happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { refuse } from '../problem.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { GROUND_ARTICLES } from './articles.ts';
import type { AdjustmentSource } from './evidence.ts';
import { rectificationMachine } from './machine.ts';
import type { RectificationBody, RectificationDecision } from './rectification.ts';

/** What an officer found, and where (12-0). */
export interface Found {
  readonly agencyId: string;
  readonly uscc: string;
  readonly agencyStatus: string;
  readonly ground: RectificationBody['ground'];
  readonly source: AdjustmentSource;
  readonly sourceRef?: string | undefined;
  readonly reason: string;
  readonly documentIds: readonly string[];
}

/** – → PROPOSED by an officer, on any ground, reasoned and with its source (12-0, 12-1b, 12-1d, 3-3c). */
export function decideProposeByHand(
  rectificationId: string,
  { agencyStatus, ...found }: Found,
  acting: OfficerActing,
): RectificationDecision {
  const { agencyId, uscc, ground, source, sourceRef, reason, documentIds } = found;
  const article = GROUND_ARTICLES[ground];
  const conflict = refuseConflict(acting, uscc, article);
  if (conflict !== undefined) return conflict;
  if (agencyStatus !== 'ACTIVE' && agencyStatus !== 'SUSPENDED')
    return refuse('AGENCY_NOT_ACTIVE', { article });
  const creation = rectificationMachine.transitions.find(({ action }) => action === 'propose');
  if (!creation?.actors.some((role) => acting.roles.includes(role)))
    return refuse('FORBIDDEN_ROLE', { article });
  const evidence = {
    kind: 'BY_HAND' as const,
    source,
    ...(sourceRef !== undefined && { sourceRef }),
    reason,
    documentIds: [...documentIds],
  };
  const event = happened(
    RectificationProposed,
    { rectificationId, agencyId, uscc, ground },
    {
      article,
      to: creation.to,
      reason,
      docRefs: documentIds,
      record: { source, ...(sourceRef !== undefined && { sourceRef }) },
    },
  );
  return {
    events: [event],
    body: {
      agencyId,
      uscc,
      ground,
      evidence,
      proposedBy: acting.actor.id,
      proposedAt: acting.now,
      reports: [],
      proposals: 0,
    },
  };
}
