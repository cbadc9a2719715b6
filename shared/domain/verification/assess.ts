import { addDuration, type Instant } from '../time/instant.ts';
import { closesAt, type LocalDate } from '../time/local-date.ts';
import type { CaseDraft, DeclaredCategory } from '../onboarding/onboarding-case.ts';
import { type CreditFacts, judgeCredit } from './judge-credit.ts';
import { judgeDeclared } from './judge-declared.ts';
import { judgeCategory, needsQualification } from './judge-qualification.ts';
import { judgeRegistration, type Registrant } from './judge-registration.ts';
import { type JudgeContext, type Judgement, unknown } from './judgement.ts';
import type { CheckResult, Evidence, KnownAnswer } from './source-answer.ts';
import type { CheckType, JudgedResult } from './verification-state.ts';

/** The checks of every agency at any time (row 3-1a, domain §5.3). */
export const CREDIT_CHECKS = [
  'REGISTRATION',
  'ABNORMAL_OPERATION_LIST',
  'SERIOUS_DISHONESTY_LIST',
  'JUDGMENT_DEFAULTER',
  'PUBLIC_CREDIT',
  'ADMIN_PENALTY',
  'SCI_TECH_CREDIT',
] as const satisfies readonly CheckType[];

/** What a submission asks of the sources; the qualification registers only where a category needs one. */
export function checksOf(draft: CaseDraft, ctx: JudgeContext): CheckType[] {
  return needsQualification(draft.categories, ctx) ? [...CREDIT_CHECKS, 'QUALIFICATION'] : [...CREDIT_CHECKS];
}

/** A submission as it is verified. */
export interface Submission extends Registrant {
  readonly submittedOn: LocalDate;
  readonly draft: CaseDraft;
  /** The agency that was removed before: a re-entry goes to a person with its history (5-1e). */
  readonly formerAgencyId?: string;
  /** Its notice was cancelled for an error in the content, and what it says is still the same (5-3). */
  readonly contentInError?: boolean;
}

/** The key of a return to verification, and of what a person has to settle then, after an error in a notice (5-3). */
export const PUBLICITY_CONTENT = 'PUBLICITY_CONTENT';

/**
 * Judges a submission by the sources' answers and its own declarations: rows 4-1 … 4-3, the credit sources and each
 * declared category, every key exactly once. What no source knows is UNKNOWN, never PASS.
 */
export function assess(
  submission: Submission,
  evidence: readonly Evidence[],
  ctx: JudgeContext,
): JudgedResult[] {
  const known = factsOf(evidence);
  const reEntry =
    submission.formerAgencyId === undefined
      ? []
      : [
          unknown({ key: 'RE_ENTRY', row: '5-1e' }, '该单位曾被清退，须结合历史记录人工审查', {
            formerAgencyId: submission.formerAgencyId,
          }),
        ];
  const content = submission.contentInError
    ? [
        unknown(
          { key: PUBLICITY_CONTENT, row: '5-3' },
          '公示内容有误已撤销公示，须补正申报内容，或由人工核实后方可重新公示',
        ),
      ]
    : [];
  return withEvidence(
    [
      ...judgeRegistration(known.REGISTRATION, submission, ctx),
      ...judgeCredit(known, ctx),
      ...judgeDeclared(submission.draft, ctx),
      ...submission.draft.categories.map((each) => judgeCategory(each, known.QUALIFICATION, ctx)),
      ...reEntry,
      ...content,
    ],
    evidence,
    ctx,
  );
}

/** Judges an agency on the platform: the conditions that must go on being met (rows 3-1a, 4-1, 4-3). */
export function assessCredit(
  agency: Registrant,
  evidence: readonly Evidence[],
  ctx: JudgeContext,
): JudgedResult[] {
  const known = factsOf(evidence);
  const judgements = [...judgeRegistration(known.REGISTRATION, agency, ctx), ...judgeCredit(known, ctx)];
  return withEvidence(judgements, evidence, ctx);
}

/** Judges one category that an agency on the platform asks for later (row 5-5c). */
export function assessCategory(
  declared: DeclaredCategory,
  evidence: readonly Evidence[],
  ctx: JudgeContext,
): JudgedResult[] {
  return withEvidence([judgeCategory(declared, factsOf(evidence).QUALIFICATION, ctx)], evidence, ctx);
}

function factsOf(evidence: readonly Evidence[]): CreditFacts {
  return Object.fromEntries(
    evidence
      .map(({ answer }) => answer)
      .filter(isKnown)
      .map(({ check, facts }) => [check, facts]),
  );
}

const isKnown = (answer: CheckResult): answer is KnownAnswer => answer.outcome !== 'UNKNOWN';

/** Which source a key rests on; the others rest on the submission. */
export function checkBehind(key: string): CheckType | undefined {
  if (key.startsWith('QUALIFICATION:')) return 'QUALIFICATION';
  if (['REGISTRATION', 'LEGAL_FORM', 'OPERATING_PERIOD'].includes(key)) return 'REGISTRATION';
  if (key === 'RESEARCH_INTEGRITY') return 'SCI_TECH_CREDIT';
  return CREDIT_CHECKS.find((check) => check === key);
}

function withEvidence(
  judgements: readonly Judgement[],
  evidence: readonly Evidence[],
  ctx: JudgeContext,
): JudgedResult[] {
  return judgements.map((judgement) => {
    const check = checkBehind(judgement.key);
    const found = evidence.find(({ answer }) => answer.check === check);
    const { facts = {}, ...judged } = mistrust(judgement, found?.answer);
    if (found === undefined)
      return { ...judged, facts: { ...facts }, source: check ?? 'SUBMISSION', asOf: ctx.asOf };
    const { answer, ref, hash } = found;
    const validUntil = validityOf(judgement, answer, ctx);
    return {
      ...judged,
      facts: { ...facts },
      source: answer.source,
      asOf: answer.asOf,
      ...(validUntil !== undefined && { validUntil }),
      evidenceRef: ref,
      evidenceHash: hash,
    };
  });
}

/** A source that says FAIL over facts that fail no rule contradicts itself: a person looks. */
function mistrust(judgement: Judgement, answer: CheckResult | undefined): Judgement {
  const contradicts =
    answer?.outcome === 'FAIL' && judgement.outcome === 'PASS' && judgement.key === answer.check;
  return contradicts
    ? unknown(
        judgement,
        `来源答复为不通过，但所附事实未见不符，须人工核验（${judgement.zh}）`,
        judgement.facts,
      )
    : judgement;
}

/** How long a result may be used: the policy's days from its fetching, a certificate's end, and never an UNKNOWN. */
function validityOf(
  judgement: Judgement,
  answer: CheckResult,
  { policy }: JudgeContext,
): Instant | undefined {
  if (answer.outcome === 'UNKNOWN' || judgement.outcome === 'UNKNOWN') return undefined;
  const { check, fetchedAt, validUntil } = answer;
  const ends = validUntil === undefined ? [] : [validUntil];
  if (check === 'QUALIFICATION') {
    const last = judgement.facts?.validUntil;
    return [...ends, ...(typeof last === 'string' ? [closesAt(last)] : [])].toSorted()[0];
  }
  // An invoice may be cancelled any day.
  if (check === 'INVOICE') return fetchedAt;
  const days = policy.get('verification.ttlDays')[check];
  return [...ends, addDuration(fetchedAt, { days })].toSorted()[0];
}
