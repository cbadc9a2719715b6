import { ViolationConfirmProposed } from '../../../events/violation-confirm-proposed/v1.ts';
import { ViolationInvestigationOpened } from '../../../events/violation-investigation-opened/v1.ts';
import { ViolationProposalReturned } from '../../../events/violation-proposal-returned/v1.ts';
import { happened } from '../event.ts';
import type { HearingFact } from '../hearing/hearing.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { type Findings, refuseFindings } from './findings.ts';
import { VIOLATION_ARTICLES } from './kinds.ts';
import { followViolation, violationRefOf, type ViolationDecision, type ViolationState } from './violation.ts';

/** SUSPECTED → UNDER_INVESTIGATION by two different persons, so never by who suspected it alone (SM-15). */
export function decideInvestigate(
  state: ViolationState,
  { investigators, reason }: { readonly investigators: readonly string[]; readonly reason: string },
  acting: OfficerActing,
): ViolationDecision {
  const { body } = state;
  const article = VIOLATION_ARTICLES[body.kind];
  const to =
    refuseConflict(acting, body.uscc, article) ?? followViolation(state.status, 'investigate', acting);
  if (isRefusal(to)) return to;
  const persons = [...new Set(investigators)];
  if (persons.length < 2) {
    const field = {
      field: 'body.investigators',
      zh: '须由两名不同人员调查',
      en: 'two different persons investigate',
    };
    return refuse('VALIDATION_FAILED', { article, fields: [field] });
  }
  const event = happened(ViolationInvestigationOpened, violationRefOf(state), {
    article,
    to,
    reason,
    record: { investigators: persons },
  });
  const investigation = { by: acting.actor.id, at: acting.now, reason, investigators: persons };
  return { events: [event], body: { ...body, investigation } };
}

/**
 * UNDER_INVESTIGATION → PRIOR_NOTICE: one of the investigators proposes to confirm it, with findings that bear it. Commit it with
 * the hearing (domain §5.5).
 */
export function decideProposeConfirmation(
  state: ViolationState,
  {
    findings,
    reason,
    hearingId,
  }: {
    readonly findings: Findings;
    readonly reason: string;
    readonly hearingId: string;
  },
  acting: OfficerActing,
): ViolationDecision {
  const { body } = state;
  const article = VIOLATION_ARTICLES[body.kind];
  const to =
    refuseConflict(acting, body.uscc, article) ??
    followViolation(state.status, 'proposeConfirmation', acting);
  if (isRefusal(to)) return to;
  if (body.investigation?.investigators.includes(acting.actor.id) !== true) {
    const detail = { zh: '仅限本案调查人员提出', en: 'For the investigators of this violation' };
    return refuse('FORBIDDEN_ROLE', { article, detail });
  }
  const refused = refuseFindings(body.kind, findings);
  if (refused !== undefined) return refused;
  const event = happened(
    ViolationConfirmProposed,
    { ...violationRefOf(state), level: findings.level, hearingId },
    { article, to, reason, docRefs: findings.documentIds, refs: { hearing: hearingId } },
  );
  const proposal = { by: acting.actor.id, at: acting.now, reason, ...findings };
  return { events: [event], body: { ...body, proposal, hearingId } };
}

/** What the agency is told in the prior notice, each fact under the article that it offends against. */
export const violationFacts = (
  { body }: Pick<ViolationState, 'body'>,
  { facts }: Pick<Findings, 'facts'>,
): HearingFact[] =>
  facts.map((zh, i) => ({ key: `${body.kind}-${i + 1}`, row: VIOLATION_ARTICLES[body.kind], zh }));

/** PRIOR_NOTICE → UNDER_INVESTIGATION: the reviewer is not convinced; a new proposal needs a new hearing. */
export function decideReturnProposal(
  state: ViolationState,
  { reason }: { readonly reason: string },
  acting: OfficerActing,
): ViolationDecision {
  const { body } = state;
  const article = VIOLATION_ARTICLES[body.kind];
  const to = refuseConflict(acting, body.uscc, article) ?? followViolation(state.status, 'return', acting);
  if (isRefusal(to)) return to;
  if (body.proposal?.by === acting.actor.id) return refuse('FOUR_EYES', { article });
  const event = happened(ViolationProposalReturned, violationRefOf(state), { article, to, reason });
  return { events: [event], body: { ...body, returned: { by: acting.actor.id, at: acting.now, reason } } };
}
