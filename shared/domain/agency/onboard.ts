import { AgencyOnboarded } from '../../../events/agency-onboarded/v1.ts';
import type { Acting } from '../acting.ts';
import type { CaseState } from '../onboarding/case-state.ts';
import { type Decided, happened } from '../event.ts';
import { refuse, type Refusal } from '../problem.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { AgencyBody } from './agency.ts';

/**
 * – → ACTIVE for an approved case, in one commit with `decideApprove` or `decideApproveAfterObjection`; `onboardedOn`
 * is the one in that decision's event (5-4a). The agency serves the categories that were verified, no others (5-2c).
 */
export function decideOnboardAgency(
  onboarding: {
    readonly agencyId: string;
    readonly case: Pick<CaseState, 'id' | 'body'>;
    readonly onboardedOn: LocalDate;
  },
  acting: Acting,
): Decided<AgencyBody> | Refusal {
  const { agencyId, case: approved, onboardedOn } = onboarding;
  const { uscc, orgName, verification, submission } = approved.body;
  const codes = verification?.verifiedCategories ?? [];
  if (codes.length === 0) return refuse('VERIFICATION_INCOMPLETE', { article: '5-2c' });
  const introduction = submission?.draft.introduction;
  const event = happened(
    AgencyOnboarded,
    { agencyId, uscc, onboardedOn, categories: codes, caseId: approved.id },
    { article: '5-4a', to: 'ACTIVE', refs: { case: approved.id } },
  );
  return {
    events: [event],
    body: {
      uscc,
      name: orgName,
      onboardedOn,
      categories: codes.map((code) => ({ code, grantedOn: onboardedOn })),
      ...(introduction !== undefined && { introduction }),
      origin: { kind: 'CASE', caseId: approved.id },
      createdAt: acting.now,
    },
  };
}
