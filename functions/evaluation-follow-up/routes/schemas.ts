import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { RewardedGrade, RewardExclusion } from '../../../events/reward-ref.ts';
import { rewardMachine } from '../../../shared/domain/reward/machine.ts';
import { PLANNED_GRADES, servicePlanMachine } from '../../../shared/domain/service-plan/service-plan.ts';
import { showcaseMachine } from '../../../shared/domain/showcase/showcase.ts';
import { ACTION_KINDS } from '../../../shared/store/open-actions.ts';

const standing = {
  version: z.int(),
  deadlines: z.array(z.never()).describe('it runs no clock: when it is due stands in the work queue'),
  allowedActions: z.array(z.string()),
};

export const RewardView = onFirstUse(() =>
  z.object({
    rewardId: z.string(),
    status: z.enum(rewardMachine.states),
    ...standing,
    cycleId: z.string(),
    category: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    agencyName: z.string(),
    grade: RewardedGrade(),
    amountFen: z.int().optional().describe('分; absent while no amounts are set'),
    listedAt: z.string(),
    excluded: z
      .object({
        cause: RewardExclusion(),
        reason: z.string().optional(),
        award: z.object({ awardYear: z.int(), sourceDoc: z.string() }).optional(),
      })
      .optional(),
    proposedAt: z.string().optional(),
    returnedReason: z.string().optional().describe('for officers'),
    confirmedAt: z.string().optional(),
    paid: z
      .object({ paidOn: z.string(), amountFen: z.int().optional(), reference: z.string().optional() })
      .optional(),
    revokedReason: z.string().optional(),
  }),
);

export const AwardView = onFirstUse(() =>
  z.object({
    uscc: z.string(),
    awards: z.array(
      z.object({
        awardYear: z.int(),
        decidedOn: z.string().optional(),
        paidOn: z.string().optional(),
        amountFen: z.int().optional(),
        sourceDoc: z.string(),
        importedAt: z.string(),
      }),
    ),
  }),
);

export const AwardImportReport = onFirstUse(() =>
  z.object({
    dryRun: z.boolean(),
    recorded: z.int(),
    rows: z.array(
      z.object({
        row: z.int().describe('from 1'),
        uscc: z.string(),
        outcome: z.enum(['NEW', 'KNOWN']),
        rewards: z
          .array(z.object({ rewardId: z.string(), status: z.enum(rewardMachine.states) }))
          .describe('rewards of the same period: excluded, or a task to revoke'),
      }),
    ),
  }),
);

export const ShowcaseView = onFirstUse(() =>
  z.object({
    showcaseId: z.string(),
    status: z.enum(showcaseMachine.states),
    ...standing,
    cycleId: z.string(),
    category: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    agencyName: z.string(),
    grade: RewardedGrade(),
    rank: z.int().optional(),
    withdrawnFor: z.string().optional(),
  }),
);

export const ShownView = onFirstUse(() =>
  z.object({
    showcaseId: z.string(),
    cycleId: z.string(),
    category: z.string(),
    agencyName: z.string(),
    grade: RewardedGrade(),
  }),
);

export const ServicePlanView = onFirstUse(() =>
  z.object({
    planId: z.string(),
    status: z.enum(servicePlanMachine.states),
    ...standing,
    cycleId: z.string(),
    grade: z.enum(PLANNED_GRADES),
    measures: z.array(z.string()),
    followUps: z.array(z.object({ title: z.string(), dueOn: z.string() })),
    activatedAt: z.string().optional(),
  }),
);

export const OpenActionView = onFirstUse(() =>
  z.object({
    kind: z.enum(ACTION_KINDS),
    cycleId: z.string(),
    category: z.string().optional(),
    entryId: z.string().optional(),
    agencyId: z.string().optional(),
  }),
);

export const ClosedCycle = onFirstUse(() =>
  z.object({ cycleId: z.string(), status: z.string(), version: z.int() }),
);
