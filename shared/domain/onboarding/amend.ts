import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { OnboardingCaseAmended } from '../../../events/onboarding-case-amended/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { happened } from '../event.ts';
import { type FieldError, isRefusal, refuse, type Refusal } from '../problem.ts';
import { isDue } from '../time/deadline.ts';
import { type LocalDate, toLocalDate } from '../time/local-date.ts';
import type { Acting } from '../acting.ts';
import { type CaseDecision, type CaseState, followCase } from './case-state.ts';
import { documentReferences } from './draft-documents.ts';
import { CaseDraft } from './onboarding-case.ts';

const nullable = <S extends z.ZodType>(section: S) => section.nullable();

/**
 * What an amendment brings: whole sections, each replacing the old one; `null` empties it; answers are merged by
 * criterion. The team comes with its names sealed already.
 */
export const DraftPatch = onFirstUse(() => {
  const sections = CaseDraft().shape;
  return z.strictObject({
    declaredEstablishedOn: nullable(sections.declaredEstablishedOn),
    introduction: nullable(sections.introduction),
    premises: nullable(sections.premises),
    team: nullable(sections.team),
    capabilityDocumentId: nullable(sections.capabilityDocumentId),
    financialSystemDocumentId: nullable(sections.financialSystemDocumentId),
    financialStatementDocumentId: nullable(sections.financialStatementDocumentId),
    categories: sections.categories.unwrap().optional(),
    answers: sections.answers.unwrap().optional(),
  });
});
export type DraftPatch = z.infer<ReturnType<typeof DraftPatch>>;

/** What the registry says, which nobody may write by hand (5-1c). */
export const REGISTRY_FIELDS = ['registry', 'uscc', 'orgName'] as const;

export interface AmendContext extends Acting {
  readonly policy: PolicySet;
  /** Credit code of the owner of each material the draft names anew; a material without one does not exist. */
  readonly owners: ReadonlyMap<string, string>;
}

/**
 * The agency fills in its draft (5-0, 5-1c), or mends it while a supplement is due (5-2c). Refuses
 * REGISTRY_FIELD_READ_ONLY, VALIDATION_FAILED for a material that is not its own, a category that is unknown,
 * inactive or named twice and a date in the future, and DEADLINE_PASSED once the supplement is overdue.
 */
export function decideAmend(
  state: CaseState,
  patch: DraftPatch & { readonly [field in (typeof REGISTRY_FIELDS)[number]]?: unknown },
  ctx: AmendContext,
): CaseDecision {
  const action = state.status === 'SUPPLEMENT_REQUIRED' ? 'supplement' : 'amend';
  const to = followCase(state.status, action, ctx);
  if (isRefusal(to)) return to;
  const overdue = refuseOverdue(state, ctx.now);
  if (overdue !== undefined) return overdue;
  const readOnly = REGISTRY_FIELDS.filter((field) => patch[field] !== undefined);
  if (readOnly.length > 0) {
    const fields = readOnly.map((field) => fieldError(field, '登记信息不可修改', 'read-only'));
    return refuse('REGISTRY_FIELD_READ_ONLY', { article: '5-1c', fields });
  }
  const changed = Object.entries(patch).filter(([, value]) => value !== undefined);
  if (changed.length === 0) {
    return refuse('VALIDATION_FAILED', {
      detail: { zh: '没有需要修改的内容', en: 'There is nothing to amend' },
    });
  }
  const draft = merged(state.body.draft, Object.fromEntries(changed));
  const fields = draftErrors(draft, state.body, toLocalDate(ctx.now), ctx);
  if (fields.length > 0) return refuse('VALIDATION_FAILED', { article: '5-1c', fields });
  const event = happened(
    OnboardingCaseAmended,
    { caseId: state.id, uscc: state.body.uscc, sections: changed.map(([section]) => section) },
    { article: action === 'amend' ? '5-1c' : '5-2c', to },
  );
  return { events: [event], body: { ...state.body, draft } };
}

/** DEADLINE_PASSED once the supplement's time is over, whether or not its timer has run. */
export function refuseOverdue(state: CaseState, now: string): Refusal | undefined {
  const due = state.deadlines['SUPPLEMENT_DUE'];
  if (due === undefined || !isDue(due, now)) return undefined;
  return refuse('DEADLINE_PASSED', { article: '5-2c', extra: { dueAt: due.dueAt } });
}

function merged(draft: CaseDraft, patch: Record<string, unknown>): CaseDraft {
  const answers = { ...draft.answers, ...(patch['answers'] as CaseDraft['answers'] | undefined) };
  const sections = Object.entries({ ...draft, ...patch, answers }).filter(([, value]) => value !== null);
  return CaseDraft().parse(Object.fromEntries(sections));
}

function draftErrors(
  draft: CaseDraft,
  before: Pick<CaseState['body'], 'uscc' | 'draft'>,
  today: LocalDate,
  ctx: AmendContext,
): FieldError[] {
  const errors: FieldError[] = [];
  const known = new Set(documentReferences(before.draft).map(({ documentId }) => documentId));
  for (const { field, documentId } of documentReferences(draft)) {
    if (!known.has(documentId) && ctx.owners.get(documentId) !== before.uscc)
      errors.push(fieldError(field, '材料不存在', 'no such document'));
  }
  const active = new Set(ctx.policy.get('category.catalogue').flatMap((c) => (c.active ? [c.code] : [])));
  const seen = new Set<string>();
  for (const [i, { code }] of draft.categories.entries()) {
    const field = `categories.${i}.code`;
    if (!active.has(code)) errors.push(fieldError(field, '服务类别未开放', 'the category is not open'));
    if (seen.has(code)) errors.push(fieldError(field, '服务类别重复', 'the category stands twice'));
    seen.add(code);
  }
  if (draft.declaredEstablishedOn !== undefined && draft.declaredEstablishedOn > today) {
    errors.push(fieldError('declaredEstablishedOn', '成立日期不得晚于今天', 'a date in the future'));
  }
  return errors;
}

const fieldError = (field: string, zh: string, en: string): FieldError => ({
  field: `body.${field}`,
  zh,
  en,
});
