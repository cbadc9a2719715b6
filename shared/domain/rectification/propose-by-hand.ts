import { RectificationProposed } from '../../../events/rectification-proposed/v1.ts';
import { happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { refuse } from '../problem.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { GROUND_ARTICLES } from './articles.ts';
import type { AdjustmentSource, Proof } from './evidence.ts';
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
  /** What the platform knows of the ground; OTHER needs none. */
  readonly proof?: Proof | undefined;
}

const WITHOUT_PROOF = {
  INFO_NOT_UPDATED: {
    zh: '该机构没有逾期且超过宽限期未更新的信息',
    en: 'Its information was updated in time, or its days of grace are not over',
  },
  UNRESPONSIVE: {
    zh: '该机构没有达到长期不响应标准的订单',
    en: 'Its unanswered orders do not amount to long non-response',
  },
  UNQUALIFIED: {
    zh: '该机构没有公布的不合格评价结果',
    en: 'No published result grades it unqualified',
  },
} as const;

/** Refuses a ground that nothing on the platform bears: each but OTHER rests on what it knows (12-1a to 12-1c). */
export function refuseUnproven(ground: RectificationBody['ground'], proof: Proof | undefined) {
  if (ground === 'OTHER' || proof !== undefined) return undefined;
  return refuse('NO_GROUND', { article: GROUND_ARTICLES[ground], detail: WITHOUT_PROOF[ground] });
}

/** – → PROPOSED by an officer, on a ground that stands, reasoned and with its source (12-0, 12-1b, 12-1d, 3-3c). */
export function decideProposeByHand(
  rectificationId: string,
  { agencyStatus, ...found }: Found,
  acting: OfficerActing,
): RectificationDecision {
  const { agencyId, uscc, ground, source, sourceRef, reason, documentIds, proof } = found;
  const article = GROUND_ARTICLES[ground];
  const conflict = refuseConflict(acting, uscc, article);
  if (conflict !== undefined) return conflict;
  if (agencyStatus !== 'ACTIVE' && agencyStatus !== 'SUSPENDED')
    return refuse('AGENCY_NOT_ACTIVE', { article });
  const creation = rectificationMachine.transitions.find(({ action }) => action === 'propose');
  if (!creation?.actors.some((role) => acting.roles.includes(role)))
    return refuse('FORBIDDEN_ROLE', { article });
  const unproven = refuseUnproven(ground, proof);
  if (unproven !== undefined) return unproven;
  const evidence = {
    kind: 'BY_HAND' as const,
    source,
    ...(sourceRef !== undefined && { sourceRef }),
    reason,
    documentIds: [...documentIds],
    ...(proof !== undefined && { proof }),
  };
  const event = happened(
    RectificationProposed,
    { rectificationId, agencyId, uscc, ground },
    {
      article,
      to: creation.to,
      reason,
      docRefs: documentIds,
      record: {
        source,
        ...(sourceRef !== undefined && { sourceRef }),
        ...(proof !== undefined && { proof }),
      },
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
