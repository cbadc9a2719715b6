import type { DocumentKind } from '../document/document-kind.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { legalForms, decideLegalForm } from '../identity/legal-form.ts';
import type { Uscc } from '../identity/uscc.ts';
import { type FieldError, refuse, type Refusal, type RuleRef } from '../problem.ts';
import { addYears, type LocalDate, zhDate } from '../time/local-date.ts';
import { documentReferences } from './draft-documents.ts';
import { type CaseDraft, CRITERIA, type Criterion } from './onboarding-case.ts';

/** What a submission knows of a material. */
export interface DocumentFacts {
  readonly uscc: string;
  readonly status: string;
  readonly sha256: string;
  readonly kind: DocumentKind;
}

export interface Submitting {
  readonly uscc: Uscc;
  /** Shanghai date of the submission. */
  readonly today: LocalDate;
  readonly policy: PolicySet;
  readonly documents: ReadonlyMap<string, DocumentFacts>;
}

const ROWS: Readonly<Record<Criterion, RuleRef>> = {
  LEGAL_FORM: '4-1',
  OPERATING_PERIOD: '4-2a',
  SERVICE_PREMISES: '4-2b',
  SERVICE_TEAM: '4-2c',
  SERVICE_CONTENT: '4-2d',
  FINANCIAL_SYSTEM: '4-2e',
  RESEARCH_INTEGRITY: '4-3',
};

type Rule = (draft: CaseDraft, ctx: Submitting) => Refusal | undefined;

/**
 * What is certain from the form itself and so refuses a submission, the draft staying as it is (requirements §8.0).
 * Undefined when it may go to verification.
 */
export function refuseIncomplete(draft: CaseDraft, ctx: Submitting): Refusal | undefined {
  for (const rule of RULES) {
    const refusal = rule(draft, ctx);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

const everyCriterionAnswered: Rule = (draft) => {
  const open = CRITERIA.filter((criterion) => draft.answers[criterion] === undefined);
  if (open.length === 0) return undefined;
  const fields = open.map((criterion) => missing(`answers.${criterion}`));
  return refuse('CRITERION_NOT_ANSWERED', { article: '5-0', fields });
};

/** The code alone makes an individual household certain; the registry's type is for verification (domain §3.1). */
const eligibleForm: Rule = (_, { uscc, policy }) => {
  const { decision, form } = decideLegalForm(uscc, policy);
  if (decision !== 'REJECT') return undefined;
  const zh = `组织形式为${legalForms[form].nameZh}，不符合入驻条件`;
  const detail = { zh, en: `The legal form ${form} is not eligible` };
  return refuse('LEGAL_FORM_NOT_ELIGIBLE', { article: '4-1', detail });
};

/** The agency's own date; without one the registry's that was prefilled. Where they differ verification decides. */
const longEnough: Rule = (draft, { today, policy }) => {
  const establishedOn = draft.declaredEstablishedOn ?? draft.registry?.establishedOn;
  if (establishedOn === undefined) return incomplete('4-2a', ['declaredEstablishedOn']);
  const years = policy.get('eligibility.minOperatingYears');
  const earliestDate = addYears(establishedOn, years);
  if (today >= earliestDate) return undefined;
  return refuse('OPERATING_PERIOD_TOO_SHORT', {
    article: '4-2a',
    detail: {
      zh: `成立日期为${zhDate(establishedOn)}，正常经营未满${years}年，最早可于${zhDate(earliestDate)}提交`,
      en: `Established on ${establishedOn}; it can be submitted from ${earliestDate} on`,
    },
    extra: { earliestDate },
  });
};

const everyCriterionMet: Rule = (draft) => {
  const notMet = CRITERIA.filter((criterion) => draft.answers[criterion]?.met === false);
  const [first] = notMet;
  if (first === undefined) return undefined;
  return refuse('CRITERION_NOT_MET', { article: ROWS[first], extra: { criteria: notMet } });
};

const premises: Rule = (draft) =>
  draft.premises === undefined ? incomplete('4-2b', ['premises']) : undefined;

const bigEnoughTeam: Rule = (draft, { policy }) => {
  if (draft.team === undefined) return incomplete('4-2c', ['team']);
  const minimum = policy.get('eligibility.minTeam');
  const size = draft.team.members.length;
  if (size >= minimum) return undefined;
  const detail = {
    zh: `专业服务团队不少于${minimum}人，已填${size}人`,
    en: `${size} of at least ${minimum}`,
  };
  return refuse('TEAM_TOO_SMALL', { article: '4-2c', detail, extra: { minimum } });
};

const openCategories: Rule = (draft, { policy }) => {
  if (draft.categories.length === 0) return incomplete('4-2d', ['categories']);
  const active = new Set(policy.get('category.catalogue').flatMap((c) => (c.active ? [c.code] : [])));
  const fields = draft.categories.flatMap(({ code }, i) =>
    active.has(code) ? [] : [{ field: `categories.${i}.code`, zh: '服务类别未开放', en: 'not open' }],
  );
  return fields.length === 0 ? undefined : refuse('VALIDATION_FAILED', { article: '5-2c', fields });
};

/** What is asked besides the materials of premises and categories, which their sections cannot do without. */
const REQUIRED: readonly (readonly [keyof CaseDraft, RuleRef])[] = [
  ['capabilityDocumentId', '4-2c'],
  ['financialSystemDocumentId', '4-2e'],
  ['financialStatementDocumentId', '4-2e'],
];

const everyDocumentNamed: Rule = (draft) => {
  const absent = REQUIRED.filter(([field]) => draft[field] === undefined);
  const [first] = absent;
  if (first === undefined) return undefined;
  const fields = absent.map(([field]) => missing(field));
  return refuse('DOCUMENT_MISSING', { article: first[1], fields });
};

const everyDocumentClean: Rule = (draft, { uscc, documents }) => {
  const notClean = documentReferences(draft).filter(({ documentId }) => {
    const document = documents.get(documentId);
    return document?.uscc !== uscc || document.status !== 'CLEAN';
  });
  if (notClean.length === 0) return undefined;
  const fields = notClean.map(({ field, documentId }) => {
    const status = documents.get(documentId)?.status ?? 'NOT_FOUND';
    return { field, zh: `材料状态为 ${status}`, en: `the document is ${status}` };
  });
  return refuse('DOCUMENT_NOT_CLEAN', { article: '5-1d', fields });
};

/** One paper cannot stand in for another: each place asks for a material of its kind (4-2b … 4-2e). */
const everyDocumentOfItsKind: Rule = (draft, { documents }) => {
  const wrong = documentReferences(draft).filter(
    ({ documentId, kind }) => kind !== undefined && documents.get(documentId)?.kind !== kind,
  );
  if (wrong.length === 0) return undefined;
  const fields = wrong.map(({ field, kind }) => ({
    field,
    zh: `须为 ${kind} 类材料`,
    en: `must be a document of the kind ${kind}`,
  }));
  return refuse('DOCUMENT_MISSING', { article: '4-2', fields });
};

const RULES: readonly Rule[] = [
  everyCriterionAnswered,
  eligibleForm,
  longEnough,
  everyCriterionMet,
  premises,
  bigEnoughTeam,
  openCategories,
  everyDocumentNamed,
  everyDocumentClean,
  everyDocumentOfItsKind,
];

const missing = (field: string): FieldError => ({ field, zh: '未填写', en: 'missing' });

const incomplete = (article: RuleRef, fields: readonly string[]): Refusal =>
  refuse('VALIDATION_FAILED', { article, fields: fields.map(missing) });
