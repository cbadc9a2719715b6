import { refuse } from '../../shared/domain/problem.ts';
import { GROUND_ARTICLES } from '../../shared/domain/rectification/articles.ts';
import type { RectificationBody } from '../../shared/domain/rectification/rectification.ts';
import type { Guard } from '../../shared/store/plan.ts';

/** Names the guard that lets one order to rectify run for a cause: the ground, the entry, or what gave rise to it. */
export function causeOf(id: string, { agencyId, ground, evidence }: RectificationBody): string {
  return `RECTIFICATION_RUNS#${agencyId}#${ground}#${causeIn(id, evidence)}`;
}

function causeIn(id: string, evidence: RectificationBody['evidence']): string {
  switch (evidence.kind) {
    case 'EVALUATION':
      return evidence.entryId;
    case 'SPOT_CHECK':
      return evidence.spotCheckId;
    case 'BY_HAND':
      return evidence.sourceRef ?? id;
    default:
      return 'ALL';
  }
}

const refusal = (ground: RectificationBody['ground']) =>
  refuse('DUPLICATE', {
    article: GROUND_ARTICLES[ground],
    detail: { zh: '同一事由已有进行中的限期整改', en: 'An order to rectify for this cause is running' },
  });

export const causeFree = (cause: string, ground: RectificationBody['ground']): Guard => ({
  absent: cause,
  refusal: refusal(ground),
});
/** Taken when the order is issued, released when it is accepted. */
export const takeCause = (cause: string, owner: string, ground: RectificationBody['ground']): Guard => ({
  take: cause,
  owner,
  refusal: refusal(ground),
});
