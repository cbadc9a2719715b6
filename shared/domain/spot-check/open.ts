import { SpotCheckMaterialsRequested } from '../../../events/spot-check-materials-requested/v1.ts';
import { SpotCheckOpened } from '../../../events/spot-check-opened/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import type { AskedItem } from '../cooperation/cooperation.ts';
import { type Decided, happened } from '../event.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { SpotCheckBody } from './spot-check.ts';

export type Opening = Pick<
  SpotCheckBody,
  'planId' | 'part' | 'orderId' | 'orderNo' | 'agencyId' | 'uscc' | 'cooperationId' | 'pick'
>;

/**
 * NOTIFIED and at once MATERIALS_DUE: the agency is told, and the request for material runs. Commit both with that
 * request, whose last day is `dueOn`.
 */
export function decideOpenSpotCheck(
  spotCheckId: string,
  opening: Opening,
  ctx: Pick<Acting, 'now'> & { readonly policy: PolicySet; readonly dueOn: LocalDate },
): Decided<SpotCheckBody> {
  const { orderId, orderNo, agencyId, uscc, part, cooperationId, pick } = opening;
  const ref = { spotCheckId, orderId, agencyId, uscc };
  return {
    events: [
      happened(
        SpotCheckOpened,
        { ...ref, orderNo, part, dueOn: ctx.dueOn },
        {
          article: '3-1c',
          to: 'NOTIFIED',
          refs: { cooperation: cooperationId },
          ...(pick && { reason: pick.reason }),
        },
      ),
      happened(
        SpotCheckMaterialsRequested,
        { ...ref, cooperationId },
        { article: '6-4b', to: 'MATERIALS_DUE' },
      ),
    ],
    body: {
      ...opening,
      openedAt: ctx.now,
      policyVersion: ctx.policy.version,
      reviews: 0,
      replacementProposals: 0,
    },
  };
}

/** What is asked for: the archive that the agency has to keep of the order (6-5). */
export const SPOT_CHECK_ITEMS: readonly AskedItem[] = [
  { key: 'CONTRACT', zh: '服务合同', required: true },
  { key: 'INVOICE', zh: '发票', required: true },
  { key: 'PAYMENT_PROOF', zh: '付款凭证', required: true },
  { key: 'DELIVERABLE', zh: '服务成果', required: true },
  { key: 'PROCESS_RECORD', zh: '服务过程记录', required: false },
];
