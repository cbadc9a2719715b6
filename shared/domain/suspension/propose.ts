import { SuspensionDropped } from '../../../events/suspension-dropped/v1.ts';
import { SuspensionNoticed } from '../../../events/suspension-noticed/v1.ts';
import { SuspensionProposed } from '../../../events/suspension-proposed/v1.ts';
import { happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import type { HearingFact } from '../hearing/hearing.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { suspensionMachine } from './machine.ts';
import {
  followSuspension,
  type SuspensionBody,
  type SuspensionDecision,
  type SuspensionGround,
  suspensionRefOf,
  type SuspensionState,
} from './suspension.ts';

/** An order to rectify as a ground needs it. */
export interface RectificationGround {
  readonly agencyId: string;
  readonly status: string;
}

/** Refuses what is no ground: an order to rectify that is not OVERDUE and has not FAILED, or another agency's (12-2a, 12-2b). */
export function refuseGround(
  agencyId: string,
  ground: SuspensionGround,
  rectification: RectificationGround | undefined,
): Refusal | undefined {
  if (ground.kind === 'FRAUD_RISK') return undefined;
  if (rectification?.agencyId === agencyId && ['OVERDUE', 'FAILED'].includes(rectification.status))
    return undefined;
  return refuse('NO_GROUND', {
    article: '12-2a',
    detail: {
      zh: '没有逾期未整改或整改不合格的限期整改，不得暂停',
      en: 'No order to rectify is overdue or has failed: there is no ground to suspend',
    },
  });
}

export const articleOf = (ground: SuspensionGround, status?: string): SuspensionBody['row'] =>
  ground.kind === 'FRAUD_RISK' ? '12-2' : status === 'FAILED' ? '12-2b' : '12-2a';

type Proposal = Pick<SuspensionBody, 'agencyId' | 'uscc' | 'ground' | 'source' | 'reason'>;

/** – → PROPOSED, by the platform on a missed rectification, by the centre (3-3c) or by the Commission. */
export function decideProposeSuspension(
  suspensionId: string,
  proposal: Proposal,
  {
    agencyStatus,
    rectification,
  }: { readonly agencyStatus: string; readonly rectification?: RectificationGround | undefined },
  acting: OfficerActing,
): SuspensionDecision {
  const { agencyId, uscc, ground, source, reason } = proposal;
  const article = articleOf(ground, rectification?.status);
  const refused = refuseConflict(acting, uscc, article) ?? refuseGround(agencyId, ground, rectification);
  if (refused !== undefined) return refused;
  if (agencyStatus !== 'ACTIVE')
    return refuse('AGENCY_NOT_ACTIVE', { article, extra: { state: agencyStatus } });
  const creation = suspensionMachine.transitions.find(({ action }) => action === 'propose');
  if (!creation?.actors.some((role) => acting.roles.includes(role)))
    return refuse('FORBIDDEN_ROLE', { article });
  const event = happened(
    SuspensionProposed,
    { suspensionId, agencyId, uscc, urgent: ground.kind === 'FRAUD_RISK' },
    { article, to: creation.to, reason, record: { source, ground } },
  );
  return {
    events: [event],
    body: { ...proposal, row: article, proposedBy: acting.actor.id, proposedAt: acting.now },
  };
}

/** What a ground points at. */
export const groundRefOf = (ground: SuspensionGround): string =>
  ground.kind === 'RECTIFICATION' ? `RECTIFICATION#${ground.rectificationId}` : ground.sourceRef;

/** What the agency is told in the prior notice: the ground, with its article. */
export const suspensionFacts = ({ body }: Pick<SuspensionState, 'body'>, zh: string): HearingFact[] => [
  {
    key: groundRefOf(body.ground),
    row: body.row,
    zh,
  },
];

/** PROPOSED → PRIOR_NOTICE: the agency is told and heard. Commit it with the hearing (domain §5.5). */
export function decideGiveNotice(
  state: SuspensionState,
  { hearingId, reason }: { readonly hearingId: string; readonly reason: string },
  rectification: RectificationGround | undefined,
  acting: OfficerActing,
): SuspensionDecision {
  const { agencyId, uscc, ground } = state.body;
  const to = refuseConflict(acting, uscc, '12-2a') ?? followSuspension(state.status, 'giveNotice', acting);
  if (isRefusal(to)) return to;
  if (ground.kind === 'FRAUD_RISK') {
    const detail = {
      zh: '涉嫌造假须走紧急暂停或先行认定违规',
      en: 'Suspected fraud is for the urgent way, or for a confirmed violation',
    };
    return refuse('NO_GROUND', { article: '12-2', detail });
  }
  const refused = refuseGround(agencyId, ground, rectification);
  if (refused !== undefined) return refused;
  const row = articleOf(ground, rectification?.status);
  const event = happened(SuspensionNoticed, suspensionRefOf(state), {
    article: row,
    to,
    reason,
    refs: { hearing: hearingId },
  });
  const noticed = { by: acting.actor.id, at: acting.now, reason };
  return { events: [event], body: { ...state.body, row, hearingId, noticed } };
}

/** PROPOSED or PRIOR_NOTICE → DROPPED, with the reason: what the agency said, a late rectification. */
export function decideDropSuspension(
  state: SuspensionState,
  { reason }: { readonly reason: string },
  acting: OfficerActing,
): SuspensionDecision {
  const to =
    refuseConflict(acting, state.body.uscc, '12-2a') ?? followSuspension(state.status, 'drop', acting);
  if (isRefusal(to)) return to;
  const event = happened(SuspensionDropped, suspensionRefOf(state), { article: '12-2a', to, reason });
  return { events: [event], body: { ...state.body, ended: { by: acting.actor.id, at: acting.now, reason } } };
}
