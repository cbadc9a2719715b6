import { OnboardingCaseOpened } from '../../../events/onboarding-case-opened/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { validityOn } from '../../policy/regulation.ts';
import { happened } from '../event.ts';
import { refuse, type Refusal } from '../problem.ts';
import { type LocalDate, toLocalDate } from '../time/local-date.ts';
import type { Acting } from '../acting.ts';
import type { CaseDecision } from './case-state.ts';
import { CaseDraft, type RegistryFacts } from './onboarding-case.ts';

export interface Opening {
  readonly caseId: string;
  /** The login's, never the request's (5-1a). */
  readonly uscc: string;
  readonly orgName: string;
  /** Undefined when the registry could not be asked: the agency then states its own date. */
  readonly registry?: RegistryFacts;
  /** Of this credit code, if there is one. */
  readonly liveAgencyId?: string;
  /** The last one that was removed or has left, for a re-entry (5-1e). */
  readonly formerAgencyId?: string;
}

/**
 * – → DRAFT (5-0): a self-assessment begins. Refuses DUPLICATE for an agency on the platform and REGULATION_EXPIRED
 * outside the regulation's validity. Commit with `takeLiveCase`, and with `absent` on the agency's guard.
 */
export function decideOpen(opening: Opening, policy: PolicySet, acting: Acting): CaseDecision {
  const expired = requireValidity(toLocalDate(acting.now), policy);
  if (expired !== undefined) return expired;
  if (opening.liveAgencyId !== undefined) return alreadyOnboarded(opening.liveAgencyId);
  const { caseId, uscc, orgName, registry, formerAgencyId } = opening;
  const event = happened(
    OnboardingCaseOpened,
    { caseId, uscc },
    {
      article: '5-0',
      to: 'DRAFT',
      ...(formerAgencyId !== undefined && { refs: { formerAgency: formerAgencyId } }),
      record: { prefilled: registry !== undefined },
    },
  );
  return {
    events: [event],
    body: {
      uscc,
      orgName,
      openedBy: acting.actor.id,
      openedAt: acting.now,
      ...(formerAgencyId !== undefined && { formerAgencyId }),
      draft: CaseDraft().parse(registry === undefined ? {} : { registry }),
      supplements: [],
    },
  };
}

/** Why a credit code with an agency on the platform opens no case (5-1e). */
export const alreadyOnboarded = (agencyId?: string): Refusal =>
  refuse('DUPLICATE', {
    article: '5-1e',
    detail: { zh: '该单位已入驻平台，不得重复申报', en: 'This organisation is on the platform already' },
    ...(agencyId !== undefined && { extra: { agencyId } }),
  });

/** New cases are opened and submitted only while the regulation is in force (15-1). */
export function requireValidity(date: LocalDate, policy: PolicySet): Refusal | undefined {
  const validity = validityOn(date, policy);
  if (validity.valid) return undefined;
  return refuse('REGULATION_EXPIRED', {
    article: validity.article,
    extra: { docNo: validity.docNo, from: validity.from, to: validity.to },
  });
}
