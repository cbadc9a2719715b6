import { describe, expect, it } from 'vitest';
import {
  admin,
  by,
  caseIn,
  completeDraft,
  NOW,
  policy,
  supplementDue,
} from '../../../test/support/onboarding-fixtures.ts';
import { USCC, usccFixture } from '../../../test/support/uscc-fixtures.ts';
import { isRefusal } from '../problem.ts';
import { decideAmend, DraftPatch } from './amend.ts';
import { CriterionAnswer } from './onboarding-case.ts';

const owners = new Map([
  ['d-new', USCC.company as string],
  ['d-foreign', usccFixture(3) as string],
]);
const ctx = { ...admin(), policy, owners };
const amend = (patch: Parameters<typeof decideAmend>[1], state = caseIn('DRAFT')) =>
  decideAmend(state, patch, ctx);

describe('amending a draft', () => {
  it('[5-1c] replaces whole sections, merges answers and names what changed', () => {
    const decision = amend({
      introduction: '新介绍',
      answers: { LEGAL_FORM: { met: true, documentIds: ['d-new'] } },
    });
    if (isRefusal(decision)) throw new Error('refused');
    expect(decision.events[0]).toMatchObject({
      type: 'OnboardingCaseAmended',
      data: { sections: ['introduction', 'answers'] },
    });
    expect(decision.body.draft.introduction).toBe('新介绍');
    expect(Object.keys(decision.body.draft.answers)).toHaveLength(7);
    expect(decision.body.draft.answers.LEGAL_FORM?.documentIds).toEqual(['d-new']);
  });

  it('empties a section with null', () => {
    const state = caseIn('DRAFT', { draft: completeDraft({ declaredEstablishedOn: '2020-01-01' }) });
    const decision = amend({ declaredEstablishedOn: null }, state);
    if (isRefusal(decision)) throw new Error('refused');
    expect('declaredEstablishedOn' in decision.body.draft).toBe(false);
  });

  it.each([
    ['registry', { establishedOn: '2001-01-01' }],
    ['uscc', USCC.cooperative],
    ['orgName', '另一家公司'],
  ])('[5-1c] refuses to edit %s', (field, value) => {
    expect(amend({ [field]: value })).toMatchObject({
      refused: 'REGISTRY_FIELD_READ_ONLY',
      fields: [{ field: `body.${field}` }],
    });
  });

  it('[5-0] does not take a free text for an answer', () => {
    expect(CriterionAnswer().safeParse({ note: '我们当然符合' }).success).toBe(false);
    expect(DraftPatch().safeParse({ answers: { LEGAL_FORM: '符合' } }).success).toBe(false);
    expect(DraftPatch().safeParse({ answers: { SOMETHING_ELSE: { met: true } } }).success).toBe(false);
  });

  it('[5-1d] takes only materials of the same agency', () => {
    for (const documentId of ['d-foreign', 'd-unknown']) {
      expect(amend({ capabilityDocumentId: documentId })).toMatchObject({
        refused: 'VALIDATION_FAILED',
        fields: [{ field: 'body.capabilityDocumentId' }],
      });
    }
    expect(isRefusal(amend({ capabilityDocumentId: 'd-new' }))).toBe(false);
  });

  it('[5-2c] takes no category that is unknown, closed or named twice', () => {
    const [category] = completeDraft().categories;
    const codes = (...list: string[]) => amend({ categories: list.map((code) => ({ ...category!, code })) });
    expect(codes('NO_SUCH')).toMatchObject({ fields: [{ field: 'body.categories.0.code' }] });
    expect(codes('INCUBATION')).toMatchObject({ fields: [{ field: 'body.categories.0.code' }] });
    expect(codes('INSPECTION_TESTING', 'INSPECTION_TESTING')).toMatchObject({
      fields: [{ field: 'body.categories.1.code' }],
    });
  });

  it('takes no date in the future and no empty amendment', () => {
    expect(amend({ declaredEstablishedOn: '2026-03-03' })).toMatchObject({ refused: 'VALIDATION_FAILED' });
    expect(amend({})).toMatchObject({ refused: 'VALIDATION_FAILED' });
  });

  it('[5-2c] mends a case while its supplement is due, and not after', () => {
    const state = caseIn('SUPPLEMENT_REQUIRED');
    const operator = { ...by(['AGENCY_OPERATOR'], NOW), policy, owners };
    expect(decideAmend(state, { introduction: '补正' }, operator)).toMatchObject({
      events: [{ to: 'SUPPLEMENT_REQUIRED', article: '5-2c' }],
    });
    const late = { ...by(['AGENCY_OPERATOR'], supplementDue.dueAt), policy, owners };
    expect(decideAmend(state, { introduction: '补正' }, late)).toMatchObject({ refused: 'DEADLINE_PASSED' });
  });

  it.each(['SUBMITTED', 'VERIFYING', 'VERIFIED', 'IN_PUBLICITY', 'APPROVED', 'WITHDRAWN'])(
    'changes nothing of a case that is %s',
    (status) => {
      expect(amend({ introduction: '改' }, caseIn(status))).toMatchObject({
        refused: 'ILLEGAL_TRANSITION',
        extra: { state: status },
      });
    },
  );
});
