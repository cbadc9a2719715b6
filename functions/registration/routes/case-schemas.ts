import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CaseDraft, CriterionAnswer } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { DraftPatch } from '../../../shared/domain/onboarding/amend.ts';
import { onboardingMachine } from '../../../shared/domain/onboarding/machine.ts';

/** Titles and qualifications stay with the case, whose item holds 400 KB (DynamoDB quotas). */
const MAX_TEAM = 50;
const MAX_NAME = 20;

const TeamMember = onFirstUse(() =>
  z.strictObject({
    name: z.string().trim().min(1).max(MAX_NAME),
    title: z.string().trim().min(1).max(60),
    qualification: z.string().trim().min(1).max(200),
  }),
);

const noneTwice = (members: readonly z.infer<ReturnType<typeof TeamMember>>[]) =>
  new Set(members.map(({ name, title, qualification }) => `${name}\n${title}\n${qualification}`)).size ===
  members.length;

const readOnly = onFirstUse(() =>
  z.unknown().optional().describe('read-only; a request that carries it is refused'),
);

export const AmendBody = onFirstUse(() =>
  z.strictObject({
    ...DraftPatch().shape,
    team: z
      .strictObject({
        members: z
          .array(TeamMember())
          .min(1)
          .max(MAX_TEAM)
          // Everybody counts once towards the minimum (4-2c); two people may well share a name.
          .refine(noneTwice, '同一成员不得重复填写 · a member stands twice'),
      })
      .nullish(),
    registry: readOnly(),
    uscc: readOnly(),
    orgName: readOnly(),
  }),
);

export const SubmitBody = onFirstUse(() =>
  z.strictObject({
    declaration: z.strictObject({ accepted: z.boolean(), textVersion: z.string() }).optional(),
  }),
);

export const WithdrawBody = onFirstUse(() =>
  z.strictObject({ reason: z.string().trim().min(1).max(500).optional() }),
);

const DeadlineView = onFirstUse(() =>
  z.looseObject({
    kind: z.string(),
    dueAt: z.string(),
    derivation: z.unknown().describe('which days were counted, by which calendar'),
  }),
);

/** What every answer about a case says. */
export const CaseSummary = onFirstUse(() =>
  z.object({
    caseId: z.string(),
    uscc: z.string(),
    orgName: z.string(),
    status: z.enum(onboardingMachine.states),
    version: z.int(),
    openedAt: z.string(),
    submittedAt: z.string().optional(),
    round: z.int().optional().describe('0 for the submission, then the number of the supplement'),
    snapshotHash: z.string().optional().describe('SHA-256 of the RFC 8785 form of what was submitted'),
    policyVersion: z.string().optional(),
    publicityId: z.string().optional(),
    agencyId: z.string().optional(),
    formerAgencyId: z.string().optional(),
    closedReason: z.string().optional(),
    allowedActions: z.array(z.enum(onboardingMachine.transitions.map(({ action }) => action))),
    deadlines: z.array(DeadlineView()),
  }),
);

/** A case in full: names of people in full for its own agency only. */
export const CaseView = onFirstUse(() =>
  CaseSummary().extend({
    draft: z.object({
      ...CaseDraft().shape,
      team: z
        .object({
          members: z.array(z.object({ name: z.string(), title: z.string(), qualification: z.string() })),
        })
        .optional(),
      answers: z.record(z.string(), CriterionAnswer()),
    }),
    declaration: z.object({
      version: z.string(),
      zh: z.string(),
      en: z.string(),
      declaredAt: z.string().optional(),
    }),
    supplements: z.array(
      z.object({
        round: z.int(),
        requestedAt: z.string(),
        dueAt: z.string(),
        answeredAt: z.string().optional(),
        items: z.array(z.object({ subject: z.string(), reason: z.string() })),
      }),
    ),
    verification: z
      .object({
        run: z.int(),
        verifiedCategories: z.array(z.string()),
        results: z.array(
          z.object({
            key: z.string(),
            row: z.string(),
            outcome: z.string(),
            code: z.string().optional(),
            zh: z.string(),
            asOf: z.string(),
          }),
        ),
      })
      .optional(),
  }),
);
