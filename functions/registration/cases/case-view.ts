import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import { maskName } from '../../../shared/domain/identity/mask.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import { DECLARATION } from '../../../shared/domain/onboarding/declaration.ts';
import { onboardingMachine, type OnboardingStatus } from '../../../shared/domain/onboarding/machine.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import type { Deadline } from '../../../shared/domain/time/deadline.ts';
import type { SealedRecords } from '../../../shared/platform/sealed-records.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';

/** A case as it stands, or as it will stand once a decision is committed. */
export interface Standing {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly body: OnboardingCaseBody;
}

/** What a case will be when the decision is committed. */
export function standingAfter(
  before: { readonly id: string } & Partial<Omit<Standing, 'body'>>,
  decided: Decided<OnboardingCaseBody>,
): Standing {
  const deadlines = { ...before.deadlines };
  for (const { deadlines: moved } of decided.events) {
    for (const kind of moved?.clear ?? []) delete deadlines[kind];
    for (const deadline of moved?.set ?? []) deadlines[deadline.kind] = deadline;
  }
  return {
    id: before.id,
    status: decided.events.findLast(({ to }) => to !== undefined)?.to ?? before.status ?? '',
    version: (before.version ?? 0) + decided.events.length,
    deadlines,
    body: decided.body,
  };
}

/** What every answer about a case says; no personal data. */
export function caseSummary({ id, status, version, deadlines, body }: Standing, roles: readonly Role[]) {
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
