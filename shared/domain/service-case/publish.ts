import { CaseArchived } from '../../../events/case-archived/v1.ts';
import { CaseConsented } from '../../../events/case-consented/v1.ts';
import { CaseConsentWithdrawn } from '../../../events/case-consent-withdrawn/v1.ts';
import { CaseEdited } from '../../../events/case-edited/v1.ts';
import { CasePublished } from '../../../events/case-published/v1.ts';
import { CaseWithdrawn } from '../../../events/case-withdrawn/v1.ts';
import type { CaseParty } from '../../../events/service-case-ref.ts';
import type { Acting } from '../acting.ts';
import { canonicalHash } from '../canonical.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { refuseIneligible, type Standing } from './nominate.ts';
import {
  caseRefOf,
  followCase,
  type ServiceCaseBody,
  type ServiceCaseDecision,
  type ServiceCaseState,
} from './service-case.ts';

export const hasConsents = ({ consents }: Pick<ServiceCaseBody, 'consents'>): boolean =>
  consents.AGENCY !== undefined && consents.BUYER !== undefined;

/** Row 11-2c: neither is published without the other's word. */
export function refuseWithoutConsent({ body }: Pick<ServiceCaseState, 'body'>): Refusal | undefined {
  if (hasConsents(body)) return undefined;
  const missing = (['AGENCY', 'BUYER'] as const).filter((party) => body.consents[party] === undefined);
  return refuse('CONSENT_MISSING', { article: '11-2c', extra: { missing } });
}

/** SELECTED → CONSENTED once both have; in WITHDRAWN it is given anew. */
export function decideConsent(
  state: ServiceCaseState,
  party: CaseParty,
  acting: Acting,
): ServiceCaseDecision {
  const { body } = state;
  const consents = { ...body.consents, [party]: { by: acting.actor.id, at: acting.now } };
  const complete = hasConsents({ consents });
  const action = complete && state.status === 'SELECTED' ? 'completeConsent' : 'consent';
  const to = followCase(state.status, action, acting);
  if (isRefusal(to)) return to;
  if (body.consents[party] !== undefined && to === state.status)
    return refuse('DUPLICATE', { article: '11-2c' });
  const event = happened(CaseConsented, { ...caseRefOf(state), party, complete }, { article: '11-2c', to });
  return { events: [event], body: { ...body, consents } };
}

/** Consent is taken back: what is public goes at once. */
export function decideWithdrawConsent(
  state: ServiceCaseState,
  party: CaseParty,
  acting: Acting,
): ServiceCaseDecision {
  const { body } = state;
  const to = followCase(state.status, 'withdrawConsent', acting);
  if (isRefusal(to)) return to;
  const { [party]: given, ...consents } = body.consents;
  if (given === undefined) return refuse('ILLEGAL_TRANSITION', { article: '11-2c', extra: { party } });
  const event = happened(CaseConsentWithdrawn, { ...caseRefOf(state), party }, { article: '11-2c', to });
  const withdrawn = to === 'WITHDRAWN' ? { withdrawn: { cause: 'CONSENT', at: acting.now } } : {};
  return { events: [event], body: { ...body, consents, ...withdrawn } };
}

/** CONSENTED or EDITED → EDITED: the next edition of the text. */
export function decideEdit(
  state: ServiceCaseState,
  { title, text }: { readonly title: string; readonly text: string },
  acting: Acting,
): ServiceCaseDecision {
  const { body } = state;
  const to = followCase(state.status, 'edit', acting);
  if (isRefusal(to)) return to;
  const textHash = canonicalHash({ title, text });
  // In CONSENTED the text of an edition before may be put forward again: only an edition leads on.
  const unchanged = state.status === 'EDITED' && body.edited?.textHash === textHash;
  if (unchanged) return refuse('NO_EFFECTIVE_CHANGE', { article: '11-2c' });
  const number = (body.edited?.number ?? 0) + 1;
  const event = happened(
    CaseEdited,
    { ...caseRefOf(state), edition: number },
    { article: '11-2c', to, record: { textHash } },
  );
  const edited = { by: acting.actor.id, at: acting.now, number, title, text, textHash };
  return { events: [event], body: { ...body, edited } };
}

/** EDITED or WITHDRAWN → PUBLISHED. @returns CONSENT_MISSING before anything else, CASE_NOT_ELIGIBLE */
export function decidePublishCase(
  state: ServiceCaseState,
  standing: Standing,
  acting: Acting,
): ServiceCaseDecision {
  const awaitsConsent = ['SELECTED', 'CONSENTED', 'EDITED', 'WITHDRAWN'].includes(state.status);
  const missing = awaitsConsent ? refuseWithoutConsent(state) : undefined;
  if (missing !== undefined) return missing;
  const to = followCase(state.status, 'publish', acting);
  if (isRefusal(to)) return to;
  const unfit = refuseIneligible(standing);
  if (unfit !== undefined) return unfit;
  const { withdrawn: _, ...body } = state.body;
  const event = happened(CasePublished, caseRefOf(state), { article: '11-2d', to });
  return { events: [event], body: { ...body, publishedAt: acting.now } };
}

export type CaseWithdrawal = 'SUSPENDED' | 'REMOVED' | 'EXITED' | 'VIOLATION' | 'OFFICE';

/** PUBLISHED → WITHDRAWN: its agency is suspended, gone or suspected, or the centre has a reason. */
export function decideWithdrawCase(
  state: ServiceCaseState,
  { cause, reason }: { readonly cause: CaseWithdrawal; readonly reason?: string | undefined },
  acting: Acting,
): ServiceCaseDecision {
  const to = followCase(state.status, 'withdraw', acting);
  if (isRefusal(to)) return to;
  const because = reason === undefined ? {} : { reason };
  const event = happened(CaseWithdrawn, { ...caseRefOf(state), cause }, { article: '11-2a', to, ...because });
  return {
    events: [event],
    body: { ...state.body, withdrawn: { cause, at: acting.now, ...because } },
  };
}

/** PUBLISHED or WITHDRAWN → ARCHIVED. */
export function decideArchiveCase(state: ServiceCaseState, acting: Acting): ServiceCaseDecision {
  const to = followCase(state.status, 'archive', acting);
  if (isRefusal(to)) return to;
  const event = happened(CaseArchived, caseRefOf(state), { article: '11-2d', to });
  return { events: [event], body: { ...state.body, archivedAt: acting.now } };
}
