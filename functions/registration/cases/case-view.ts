import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { maskName } from '../../../shared/domain/identity/mask.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import { DECLARATION } from '../../../shared/domain/onboarding/declaration.ts';
import { onboardingMachine, type OnboardingStatus } from '../../../shared/domain/onboarding/machine.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import type { SealedRecords } from '../../../shared/platform/sealed-records.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

/** What every answer about a case says; no personal data. */
export function caseSummary(
  { id, status, version, deadlines, body }: Standing<OnboardingCaseBody>,
  roles: readonly Role[],
) {
  const { uscc, orgName, openedAt, submission, publicityId, agencyId, formerAgencyId, closedReason } = body;
  return {
    caseId: id,
    uscc,
    orgName,
    status,
    version,
    openedAt,
    submittedAt: submission?.at,
    round: submission?.round,
    snapshotHash: submission?.hash,
    policyVersion: submission?.policyVersion,
    publicityId,
    agencyId,
    formerAgencyId,
    closedReason,
    // The status was written by the same machine.
    allowedActions: allowedActions(onboardingMachine, status as OnboardingStatus, roles),
    deadlines: Object.values(deadlines),
  };
}

/** The sealed record of a team: names only, in the order of the members in the draft. */
export const SealedTeam = onFirstUse(() => z.object({ names: z.array(z.string()) }));

/** A case in full. Names of the team are shown in full to its own agency, masked to officers. */
export async function caseView(
  loaded: Loaded<OnboardingCaseBody>,
  reader: { readonly roles: readonly Role[]; readonly own: boolean },
  sealed: SealedRecords,
) {
  const { draft, declaration, supplements, verification } = loaded.body;
  const { team, ...sections } = draft;
  const names = team === undefined ? [] : (await sealed.open(team.sealedRef, SealedTeam())).names;
  const members = team?.members.map((member, i) => {
    const name = names[i] ?? '';
    return { name: reader.own ? name : maskName(name), ...member };
  });
  return {
    ...caseSummary(loaded, reader.roles),
    draft: { ...sections, ...(members !== undefined && { team: { members } }) },
    declaration: { ...DECLARATION, declaredAt: declaration?.at },
    supplements: supplements.map(({ round, requestedAt, dueAt, answeredAt, items }) => ({
      round,
      requestedAt,
      dueAt,
      answeredAt,
      items,
    })),
    verification: verification && {
      run: verification.run,
      verifiedCategories: verification.verifiedCategories,
      results: verification.results.map(({ key, row, outcome, code, zh, asOf }) => ({
        key,
        row,
        outcome,
        code,
        zh,
        asOf,
      })),
    },
  };
}
