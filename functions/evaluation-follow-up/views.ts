import { allowedActions } from '../../shared/domain/machine.ts';
import type { InstrumentAwardBody } from '../../shared/domain/reward/instrument-award.ts';
import { rewardMachine, type RewardStatus } from '../../shared/domain/reward/machine.ts';
import type { RewardBody } from '../../shared/domain/reward/reward.ts';
import {
  servicePlanMachine,
  type ServicePlanBody,
  type ServicePlanStatus,
} from '../../shared/domain/service-plan/service-plan.ts';
import {
  showcaseMachine,
  type ShowcaseBody,
  type ShowcaseStatus,
} from '../../shared/domain/showcase/showcase.ts';
import { isOfficer, type Viewer } from '../../shared/runtime/viewer.ts';
import type { Standing } from '../../shared/store/standing-after.ts';

/** A reward, for officers and for the agency itself. */
export function rewardView({ id, status, version, body }: Standing<RewardBody>, viewer: Viewer) {
  const { cycleId, category, agencyId, uscc, agencyName, grade, amountFen, listedAt } = body;
  const { excluded, proposal, returned, confirmed, paid, revoked } = body;
  const known = status as RewardStatus;
  const officer = isOfficer(viewer);
  return {
    rewardId: id,
    status: known,
    version,
    deadlines: [],
    allowedActions: allowedActions(rewardMachine, known, viewer.roles),
    cycleId,
    category,
    agencyId,
    uscc,
    agencyName,
    grade,
    listedAt,
    ...(amountFen !== undefined && { amountFen }),
    ...(excluded && {
      excluded: {
        cause: excluded.cause,
        ...(officer && excluded.reason !== undefined && { reason: excluded.reason }),
        ...(excluded.award && { award: excluded.award }),
      },
    }),
    ...(officer && proposal && { proposedAt: proposal.at }),
    ...(officer && returned && { returnedReason: returned.reason }),
    ...(confirmed && { confirmedAt: confirmed.at }),
    ...(paid && {
      paid: {
        paidOn: paid.paidOn,
        ...(paid.amountFen !== undefined && { amountFen: paid.amountFen }),
        ...(officer && { reference: paid.reference }),
      },
    }),
    ...(revoked && { revokedReason: revoked.reason }),
  };
}

/** Without the officer who imported it. */
export const awardView = ({ body }: { readonly body: InstrumentAwardBody }) => ({
  uscc: body.uscc,
  awards: body.awards.map(withoutImporter),
});

function withoutImporter(award: InstrumentAwardBody['awards'][number]) {
  const { importedBy: _, ...shown } = award;
  return shown;
}

export const showcaseView = (
  { id, status, version, body }: Standing<ShowcaseBody>,
  { roles }: Pick<Viewer, 'roles'>,
) => {
  const { shownAt: _, withdrawn, ...about } = body;
  return {
    showcaseId: id,
    status: status as ShowcaseStatus,
    version,
    deadlines: [],
    allowedActions: allowedActions(showcaseMachine, status as ShowcaseStatus, roles),
    ...about,
    ...(withdrawn && { withdrawnFor: withdrawn.cause }),
  };
};

/** What anybody reads of a place in the showcase: the grade, not the rank. */
export const shownView = ({ id, body }: Pick<Standing<ShowcaseBody>, 'id' | 'body'>) => ({
  showcaseId: id,
  cycleId: body.cycleId,
  category: body.category,
  agencyName: body.agencyName,
  grade: body.grade,
});

export const servicePlanView = (
  { id, status, version, body }: Standing<ServicePlanBody>,
  { roles }: Pick<Viewer, 'roles'>,
) => ({
  planId: id,
  status: status as ServicePlanStatus,
  version,
  deadlines: [],
  allowedActions: allowedActions(servicePlanMachine, status as ServicePlanStatus, roles),
  cycleId: body.cycleId,
  grade: body.grade,
  measures: body.measures,
  followUps: body.followUps,
  ...(body.activated && { activatedAt: body.activated.at }),
});
