import { OnboardingSubmitted } from '../../../events/onboarding-submitted/v1.ts';
import { OnboardingSupplementSubmitted } from '../../../events/onboarding-supplement-submitted/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { canonicalHash } from '../canonical.ts';
import { happened } from '../event.ts';
import type { Uscc } from '../identity/uscc.ts';
import { isRefusal } from '../problem.ts';
import { toLocalDate } from '../time/local-date.ts';
import { refuseOverdue } from './amend.ts';
import type { Acting } from '../acting.ts';
import { type CaseDecision, type CaseState, followCase } from './case-state.ts';
import { type DocumentFacts, refuseIncomplete } from './completeness.ts';
import { DECLARATION, type GivenDeclaration, requireDeclaration } from './declaration.ts';
import { documentReferences } from './draft-documents.ts';
import { requireValidity } from './open.ts';

export interface SubmitContext extends Acting {
  /** Today's for a submission; for a supplement the one of the submission (requirements §8.0). */
  readonly policy: PolicySet;
  readonly documents: ReadonlyMap<string, DocumentFacts>;
}

/**
 * DRAFT → SUBMITTED (5-1e) by an AGENCY_ADMIN, with the declaration (5-1b) and a complete, clean draft. The event
 * carries the whole snapshot and its hash, so that what was submitted can never be altered unseen.
 */
export function decideSubmit(
  state: CaseState,
  command: { readonly declaration?: GivenDeclaration | undefined },
  ctx: SubmitContext,
): CaseDecision {
  const to = followCase(state.status, 'submit', ctx);
  if (isRefusal(to)) return to;
  const refusal =
    requireValidity(toLocalDate(ctx.now), ctx.policy) ??
    requireDeclaration(command.declaration) ??
    incompleteness(state, ctx);
  if (refusal !== undefined) return refusal;
  const { submission, evidence } = snapshotOf(state, 0, ctx);
  const event = happened(
    OnboardingSubmitted,
    { caseId: state.id, uscc: state.body.uscc, round: 0 },
    { article: '5-1e', to, ...evidence },
  );
  return { events: [event], body: { ...state.body, declaration: declared(ctx), submission } };
}

/**
 * SUPPLEMENT_REQUIRED → VERIFYING (5-2c) within the time given, declared and complete as the first time. The
 * verification runs again.
 */
export function decideResubmit(
  state: CaseState,
  command: { readonly declaration?: GivenDeclaration | undefined },
  ctx: SubmitContext,
): CaseDecision {
  const to = followCase(state.status, 'resubmit', ctx);
  if (isRefusal(to)) return to;
  const refusal =
    refuseOverdue(state, ctx.now) ?? requireDeclaration(command.declaration) ?? incompleteness(state, ctx);
  if (refusal !== undefined) return refusal;
  const round = state.body.supplements.length;
  const { submission, evidence } = snapshotOf(state, round, ctx);
  const event = happened(
    OnboardingSupplementSubmitted,
    { caseId: state.id, uscc: state.body.uscc, round },
    { article: '5-2c', to, deadlines: { clear: ['SUPPLEMENT_DUE'] }, ...evidence },
  );
  const supplements = state.body.supplements.map((each, i) =>
    i === round - 1 ? { ...each, answeredAt: ctx.now } : each,
  );
  return {
    events: [event],
    body: { ...state.body, declaration: declared(ctx), submission, supplements },
  };
}

const incompleteness = ({ body }: CaseState, { now, policy, documents }: SubmitContext) =>
  // The code came from a login that was checked when the case was opened (5-1a).
  refuseIncomplete(body.draft, { uscc: body.uscc as Uscc, today: toLocalDate(now), policy, documents });

/** What was submitted, its hash, and what the event keeps: the hash is that of `record.snapshot`. */
function snapshotOf(state: CaseState, round: number, ctx: SubmitContext) {
  const { uscc, orgName, draft } = state.body;
  const ids = documentReferences(draft).map(({ documentId }) => documentId);
  const documents = Object.fromEntries(ids.map((id) => [id, ctx.documents.get(id)?.sha256 ?? '']));
  const policyVersion = ctx.policy.version;
  const snapshot = { caseId: state.id, uscc, orgName, round, policyVersion, draft, documents };
  const hash = canonicalHash(snapshot);
  return {
    submission: { at: ctx.now, round, hash, policyVersion, draft, documents },
    evidence: {
      inputHash: hash,
      docRefs: Object.keys(documents),
      record: { declaration: DECLARATION.version, snapshot },
    },
  };
}

const declared = ({ now, actor }: SubmitContext) => ({
  textVersion: DECLARATION.version,
  at: now,
  by: actor.id,
});
