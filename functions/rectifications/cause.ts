import { canonicalHash } from '../../shared/domain/canonical.ts';
import { refuse } from '../../shared/domain/problem.ts';
import { GROUND_ARTICLES } from '../../shared/domain/rectification/articles.ts';
import type { Proof } from '../../shared/domain/rectification/evidence.ts';
import type { RectificationBody } from '../../shared/domain/rectification/rectification.ts';
import type { Guard } from '../../shared/store/plan.ts';

/** Names the guard that lets one order to rectify run for a cause: the ground, the entry, or what gave rise to it. */
export function causeOf({ agencyId, ground, evidence }: RectificationBody): string {
  return `RECTIFICATION_RUNS#${agencyId}#${ground}#${causeIn(evidence)}`;
}

function causeIn(evidence: RectificationBody['evidence'] | Proof): string {
  switch (evidence.kind) {
    case 'EVALUATION':
      return evidence.entryId;
    case 'SPOT_CHECK':
      return evidence.spotCheckId;
    case 'BY_HAND':
      return evidence.proof === undefined
        ? (evidence.sourceRef ?? canonicalHash(evidence.reason))
        : causeIn(evidence.proof);
    default:
      return 'ALL';
  }
}

export const duplicate = (ground: RectificationBody['ground']) =>
  refuse('DUPLICATE', {
    article: GROUND_ARTICLES[ground],
    detail: { zh: '同一事由已有进行中的限期整改', en: 'An order to rectify for this cause is running' },
  });

export const causeFree = (cause: string, ground: RectificationBody['ground']): Guard => ({
  absent: cause,
  refusal: duplicate(ground),
});
/** Taken when an officer proposes, or when the platform's proposal is issued; released when it is dropped or accepted. */
export const takeCause = (cause: string, owner: string, ground: RectificationBody['ground']): Guard => ({
  take: cause,
  owner,
  refusal: duplicate(ground),
});
