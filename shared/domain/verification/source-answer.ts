import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CheckType, Outcome } from './verification-state.ts';

const LocalDate = onFirstUse(() => z.iso.date());
const Instant = onFirstUse(() => z.iso.datetime({ precision: 3 }));

/** Whether the organisation stands in a list, and since when. */
export const ListFacts = onFirstUse(() => z.object({ listed: z.boolean(), since: LocalDate().optional() }));

/**
 * What the registries say (国家企业信用信息公示系统, registries of public institutions and social organisations). The
 * legal representative's name is deliberately not part of it: no rule of onboarding needs it (domain §3.4).
 */
export const RegistrationFacts = onFirstUse(() =>
  z.object({
    name: z.string().min(1),
    /** The registry's own text, e.g. 有限责任公司(自然人投资或控股); read by domain/identity/legal-form.ts. */
    organisationType: z.string().min(1),
    establishedOn: LocalDate(),
    /** The registry's own text: 存续, 在营, 开业, 在册; 吊销, 注销, 撤销, 停业, 歇业, 清算. */
    status: z.string().min(1),
    /** The years whose report was due, with whether it was filed; for others than enterprises their annual inspection. */
    annualReports: z.array(z.object({ year: z.int(), filed: z.boolean() })),
    /** A branch office (分公司, 分支机构): its parent should join. */
    branch: z.boolean(),
  }),
);

/** Serious records in 信用中国 or 信用上海. */
export const PublicCreditFacts = onFirstUse(() => z.object({ seriousRecords: z.int().nonnegative() }));

/** Administrative penalties; `fundFraud` = for fraud of fiscal funds. */
export const PenaltyFacts = onFirstUse(() =>
  z.object({
    penalties: z.array(z.object({ decidedOn: LocalDate(), fundFraud: z.boolean() })),
  }),
);

/** A research-integrity sanction (惩戒期限), both days included; without `until` it has no end. */
export const SciTechCreditFacts = onFirstUse(() =>
  z.object({
    sanction: z.object({ from: LocalDate(), until: LocalDate().optional() }).optional(),
  }),
);

/** The register's entries of qualifications of this organisation. */
export const QualificationFacts = onFirstUse(() =>
  z.object({
    items: z.array(
      z.object({
        /** The service category it serves, where the register knows. */
        category: z.string().optional(),
        /** A code of `qualificationKinds` (shared/policy/categories.ts), e.g. CMA. */
        kind: z.string().min(1),
        number: z.string().min(1),
        validUntil: LocalDate().optional(),
        status: z.enum(['VALID', 'SUSPENDED', 'REVOKED', 'EXPIRED']),
      }),
    ),
  }),
);

/** A person or organisation in the registry: people only by the gateway's hashes of their ID number and name. */
const Party = onFirstUse(() => ({
  uscc: z.string().optional(),
  idHash: z.string().optional(),
  nameHash: z.string().optional(),
}));

/**
 * Who holds, controls and manages an organisation on a day. Shares are 0 to 1. The gateway hashes every ID number and
 * normalised name under a key of its own, so that the same person gives the same hash everywhere and no name is sent.
 */
export const EquityFacts = onFirstUse(() =>
  z.object({
    /** Direct holders. */
    holders: z.array(z.object({ ...Party(), share: z.number().min(0).max(1) })),
    /** Natural persons who hold through others, up to two steps. */
    indirectHolders: z.array(z.object({ ...Party(), share: z.number().min(0).max(1) })).default([]),
    /** Actual controllers (实际控制人). */
    controllers: z.array(z.object(Party())).default([]),
    officers: z
      .array(
        z.object({
          ...Party(),
          role: z.enum(['LEGAL_REPRESENTATIVE', 'DIRECTOR', 'SUPERVISOR', 'SENIOR_MANAGER']),
        }),
      )
      .default([]),
    stateControlled: z.boolean().default(false),
    /** Of a branch: the organisation it belongs to. */
    parentUscc: z.string().optional(),
  }),
);
export type EquityFacts = z.infer<ReturnType<typeof EquityFacts>>;

/** An invoice as the tax authority's register has it. */
export const InvoiceFacts = onFirstUse(() =>
  z.object({
    number: z.string().min(1),
    status: z.enum(['GENUINE', 'CANCELLED', 'RED_LETTER', 'NOT_FOUND']),
    sellerUscc: z.string().optional(),
    amountFen: z.int().nonnegative().optional(),
    issuedOn: LocalDate().optional(),
  }),
);
export type InvoiceFacts = z.infer<ReturnType<typeof InvoiceFacts>>;

const common = onFirstUse(() => ({
  outcome: Outcome(),
  /** Code of the source that answered, e.g. `REGISTRY`, `CREDIT_SHANGHAI`, `STCSM_CREDIT`. */
  source: z.string().min(1),
  sourceRecordId: z.string().optional(),
  asOf: LocalDate(),
  fetchedAt: Instant(),
  validUntil: Instant().optional(),
  /** Where the source keeps its own record of the answer. */
  evidenceRef: z.string().optional(),
  message: z.string().max(500).optional(),
}));

const known = <C extends CheckType, F extends z.ZodType>(check: C, facts: F) =>
  z.object({ ...common(), outcome: z.enum(['PASS', 'WARN', 'FAIL']), check: z.literal(check), facts });

/** A source that knows nothing: not found, not reachable. No facts, and never a PASS. */
const UnknownAnswer = onFirstUse(() =>
  z.object({ ...common(), outcome: z.literal('UNKNOWN'), check: CheckType() }),
);

const KnownAnswer = onFirstUse(() =>
  z.discriminatedUnion('check', [
    known('REGISTRATION', RegistrationFacts()),
    known('ABNORMAL_OPERATION_LIST', ListFacts()),
    known('SERIOUS_DISHONESTY_LIST', ListFacts()),
    known('JUDGMENT_DEFAULTER', ListFacts()),
    known('ADMIN_PENALTY', PenaltyFacts()),
    known('PUBLIC_CREDIT', PublicCreditFacts()),
    known('SCI_TECH_CREDIT', SciTechCreditFacts()),
    known('QUALIFICATION', QualificationFacts()),
    known('EQUITY_AND_OFFICERS', EquityFacts()),
    known('INVOICE', InvoiceFacts()),
  ]),
);

/** What a source answered to one check (domain §5.3). Members that the contract does not name are dropped. */
export const CheckResult = onFirstUse(() => z.union([UnknownAnswer(), KnownAnswer()]));
export type CheckResult = z.infer<ReturnType<typeof CheckResult>>;
export type KnownAnswer = z.infer<ReturnType<typeof KnownAnswer>>;

/** An answer with the place where it is kept and the hash of its canonical form. */
export interface Evidence {
  readonly answer: CheckResult;
  readonly ref: string;
  readonly hash: string;
}

/** Why the sources were asked. */
export const PURPOSES = [
  'PREFILL',
  'ONBOARDING',
  'PRE_PUBLICITY',
  'PUBLICITY_CLOSE',
  'CREDIT_SWEEP',
  'CREDIT_CHECK',
  'CATEGORY_GRANT',
  'QUALIFICATION_CHECK',
  'PROFILE_UPDATE',
  'ORDER_RISK',
] as const;
export const Purpose = onFirstUse(() => z.enum(PURPOSES));
export type Purpose = z.infer<ReturnType<typeof Purpose>>;

/** One question to the sources. The answer to the same `(uscc, check, asOf, purpose)` is always the same. */
export interface Question {
  readonly uscc: string;
  readonly orgName: string;
  readonly checks: readonly CheckType[];
  readonly asOf: string;
  readonly purpose: Purpose;
  /** Which invoice; for the check INVOICE. */
  readonly invoiceNumber?: string;
}

/** The port to the sources: one result per check asked. It never throws; what it cannot learn is UNKNOWN. */
export interface VerificationGateway {
  ask(question: Question): Promise<CheckResult[]>;
}
