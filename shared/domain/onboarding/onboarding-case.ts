import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { VerificationState } from '../verification/verification-state.ts';

/** The criteria of article 4 that an agency answers for itself, one by one (5-0). */
export const CRITERIA = [
  'LEGAL_FORM',
  'OPERATING_PERIOD',
  'SERVICE_PREMISES',
  'SERVICE_TEAM',
  'SERVICE_CONTENT',
  'FINANCIAL_SYSTEM',
  'RESEARCH_INTEGRITY',
] as const;
export const Criterion = onFirstUse(() => z.enum(CRITERIA));
export type Criterion = z.infer<ReturnType<typeof Criterion>>;

const LocalDate = onFirstUse(() => z.iso.date());
const Instant = onFirstUse(() => z.iso.datetime({ precision: 3 }));

/** An answer to one criterion: met or not met, with its support; a free text cannot stand in for it (5-0). */
export const CriterionAnswer = onFirstUse(() =>
  z.strictObject({
    met: z.boolean(),
    documentIds: z.array(z.string()).max(20).default([]),
    note: z.string().max(500).optional(),
  }),
);

export const DeclaredQualification = onFirstUse(() =>
  z.strictObject({
    kind: z.string().min(1).max(60),
    number: z.string().min(1).max(60),
    validUntil: LocalDate().optional(),
    documentId: z.string(),
  }),
);

/** One service category that the agency wants to serve, with what article 4 (2) asks of it. */
export const DeclaredCategory = onFirstUse(() =>
  z.strictObject({
    code: z.string(),
    serviceContent: z.string().min(1).max(1000),
    serviceStandardDocumentId: z.string(),
    chargingStandardDocumentId: z.string(),
    qualifications: z.array(DeclaredQualification()).max(10).default([]),
  }),
);
export type DeclaredCategory = z.infer<ReturnType<typeof DeclaredCategory>>;

/** What the registry says of the organisation; prefilled and read-only (5-1c). */
export const RegistryFacts = onFirstUse(() =>
  z.strictObject({
    name: z.string(),
    organisationType: z.string(),
    establishedOn: LocalDate(),
    status: z.string(),
    asOf: LocalDate(),
  }),
);
export type RegistryFacts = z.infer<ReturnType<typeof RegistryFacts>>;

/** The draft as the agency fills it in; names of people are sealed and stand here by reference. */
export const CaseDraft = onFirstUse(() =>
  z.strictObject({
    registry: RegistryFacts().optional(),
    declaredEstablishedOn: LocalDate().optional(),
    introduction: z.string().max(5000).optional(),
    premises: z.strictObject({ address: z.string().min(1).max(200), documentId: z.string() }).optional(),
    team: z
      .strictObject({
        sealedRef: z.string(),
        sealedHash: z.string(),
        members: z.array(z.strictObject({ title: z.string(), qualification: z.string() })),
      })
      .optional(),
    capabilityDocumentId: z.string().optional(),
    financialSystemDocumentId: z.string().optional(),
    financialStatementDocumentId: z.string().optional(),
    categories: z.array(DeclaredCategory()).max(10).default([]),
    answers: z.partialRecord(Criterion(), CriterionAnswer()).default({}),
  }),
);
export type CaseDraft = z.infer<ReturnType<typeof CaseDraft>>;

export const SupplementRound = onFirstUse(() =>
  z.strictObject({
    round: z.int().positive(),
    requestedAt: Instant(),
    requestedBy: z.string(),
    items: z.array(z.strictObject({ subject: z.string(), reason: z.string() })),
    dueAt: Instant(),
    answeredAt: Instant().optional(),
  }),
);

/** The body of an onboarding case. Status, version, deadlines and references stand beside it (store/aggregate.ts). */
export const OnboardingCaseBody = onFirstUse(() =>
  z.strictObject({
    uscc: z.string(),
    orgName: z.string(),
    openedBy: z.string(),
    openedAt: Instant(),
    /** The agency removed before, if this is a re-entry: such a case goes to a person with its history (5-1e). */
    formerAgencyId: z.string().optional(),
    draft: CaseDraft(),
    declaration: z.strictObject({ textVersion: z.string(), at: Instant(), by: z.string() }).optional(),
    /** The immutable snapshot of the last submission. */
    submission: z
      .strictObject({
        at: Instant(),
        round: z.int().nonnegative(),
        hash: z.string(),
        policyVersion: z.string(),
        draft: CaseDraft(),
        /** SHA-256 of each material named in it, by its id. */
        documents: z.record(z.string(), z.string()).optional(),
      })
      .optional(),
    supplements: z.array(SupplementRound()).default([]),
    verification: VerificationState().optional(),
    /** Why it came back from VERIFIED or later, until it passes again: the keys, and the round of the submission then. */
    returned: z.strictObject({ keys: z.array(z.string()), round: z.int().nonnegative() }).optional(),
    publicityId: z.string().optional(),
    agencyId: z.string().optional(),
    closedReason: z.string().optional(),
  }),
);
export type OnboardingCaseBody = z.infer<ReturnType<typeof OnboardingCaseBody>>;
