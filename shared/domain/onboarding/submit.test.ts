import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  admin,
  by,
  caseIn,
  cleanDocuments,
  completeDraft,
  NOW,
  policy,
} from '../../../test/support/onboarding-fixtures.ts';
import { usccFixture } from '../../../test/support/uscc-fixtures.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import { canonicalHash } from '../canonical.ts';
import { isRefusal, orThrow } from '../problem.ts';
import { DECLARATION } from './declaration.ts';
import { CaseDraft, CRITERIA } from './onboarding-case.ts';
import { decideSubmit } from './submit.ts';

const declaration = { accepted: true, textVersion: DECLARATION.version };
const submit = (
  draft: CaseDraft,
  more: { now?: string; documents?: ReturnType<typeof cleanDocuments> } = {},
) =>
  decideSubmit(
    caseIn('DRAFT', { draft }),
    { declaration },
    { ...admin(more.now ?? NOW), policy, documents: more.documents ?? cleanDocuments(draft) },
  );

describe('submission', () => {
  it('[5-1e] keeps an immutable snapshot whose hash anyone can recompute', () => {
    const { events, body } = orThrow(submit(completeDraft()));
    const [event] = events;
    expect(event).toMatchObject({ type: 'OnboardingSubmitted', to: 'SUBMITTED', article: '5-1e' });
    expect(canonicalHash(event?.record?.['snapshot'])).toBe(event?.inputHash);
    expect(body.submission).toMatchObject({
      hash: event?.inputHash,
      round: 0,
      policyVersion: policy.version,
    });
    expect(body.submission?.documents).toMatchObject({ 'd-premises': 'sha-of-d-premises' });
  });

  it('[5-1b] records the version and the time of the declaration', () => {
    const { body } = orThrow(submit(completeDraft()));
    expect(body.declaration).toEqual({ textVersion: DECLARATION.version, at: NOW, by: 'u-agency-admin' });
  });

  it.each([
    undefined,
    { accepted: false, textVersion: DECLARATION.version },
    { accepted: true, textVersion: 'old' },
  ])('[5-1b] refuses a submission with the declaration %j', (given) => {
    const draft = completeDraft();
    const ctx = { ...admin(), policy, documents: cleanDocuments(draft) };
    expect(decideSubmit(caseIn('DRAFT', { draft }), { declaration: given }, ctx)).toMatchObject({
      refused: 'DECLARATION_REQUIRED',
    });
  });

  it.each(CRITERIA)('[5-0] refuses while %s is not answered', (criterion) => {
    const { [criterion]: _, ...answers } = completeDraft().answers;
    expect(submit(completeDraft({ answers }))).toMatchObject({
      refused: 'CRITERION_NOT_ANSWERED',
      fields: [{ field: `answers.${criterion}` }],
    });
  });

  it.each(CRITERIA)('[5-0] takes an honest "not met" of %s as certain from the form', (criterion) => {
    const answers = { ...completeDraft().answers, [criterion]: { met: false, documentIds: [] } };
    expect(submit(completeDraft({ answers }))).toMatchObject({
      refused: 'CRITERION_NOT_MET',
      extra: { criteria: [criterion] },
    });
  });

  it('[4-1] refuses the code of an individual household', () => {
    const uscc = usccFixture(1, '92');
    const draft = completeDraft();
    const ctx = { ...admin(), policy, documents: cleanDocuments(draft, uscc) };
    expect(decideSubmit(caseIn('DRAFT', { draft, uscc }), { declaration }, ctx)).toMatchObject({
      refused: 'LEGAL_FORM_NOT_ELIGIBLE',
      article: '4-1',
    });
  });

  it.each([
    ['2024-03-02', 'SUBMITTED'],
    ['2024-03-03', 'OPERATING_PERIOD_TOO_SHORT'],
    ['2025-12-31', 'OPERATING_PERIOD_TOO_SHORT'],
  ])('[4-2a] established on %s by its own word: %s', (declaredEstablishedOn, expected) => {
    const decision = submit(completeDraft({ declaredEstablishedOn }));
    expect(isRefusal(decision) ? decision.refused : 'SUBMITTED').toBe(expected);
  });

  it('[4-2a] says from which date on it may be submitted, counting the date in Shanghai', () => {
    const draft = completeDraft({ declaredEstablishedOn: '2024-02-29' });
    const early = submit(draft, { now: '2026-02-27T15:59:59.999Z' });
    expect(early).toMatchObject({ refused: 'REGULATION_EXPIRED' });
    const younger = completeDraft({ declaredEstablishedOn: '2024-03-03' });
    expect(submit(younger, { now: '2026-03-02T15:59:59.999Z' })).toMatchObject({
      extra: { earliestDate: '2026-03-03' },
    });
    expect(isRefusal(submit(younger, { now: '2026-03-02T16:00:00.000Z' }))).toBe(false);
  });

  it('[4-2a] falls back on the prefilled date, and needs one of the two', () => {
    const { registry, ...rest } = completeDraft();
    const young = { ...registry!, establishedOn: '2025-01-01' };
    expect(submit({ ...rest, registry: young })).toMatchObject({ extra: { earliestDate: '2027-01-01' } });
    expect(submit(rest)).toMatchObject({
      refused: 'VALIDATION_FAILED',
      article: '4-2a',
      fields: [{ field: 'declaredEstablishedOn' }],
    });
  });

  const without = (section: keyof CaseDraft) => {
    const { [section]: _, ...draft } = completeDraft();
    return submit(CaseDraft().parse(draft));
  };

  it('[4-2b] refuses without premises', () => {
    const fields = [{ field: 'premises' }];
    expect(without('premises')).toMatchObject({ refused: 'VALIDATION_FAILED', article: '4-2b', fields });
  });

  it('[4-2c] refuses without a team or a capability statement', () => {
    expect(without('team')).toMatchObject({ refused: 'VALIDATION_FAILED', article: '4-2c' });
    const fields = [{ field: 'capabilityDocumentId' }];
    expect(without('capabilityDocumentId')).toMatchObject({
      refused: 'DOCUMENT_MISSING',
      article: '4-2c',
      fields,
    });
  });

  it.each(['financialSystemDocumentId', 'financialStatementDocumentId'] as const)(
    '[4-2e] refuses without %s',
    (section) => {
      const fields = [{ field: section }];
      expect(without(section)).toMatchObject({ refused: 'DOCUMENT_MISSING', article: '4-2e', fields });
    },
  );

  it.each([
    ['4-2b', 'premises.documentId', { premises: { address: '上海市示例路1号', documentId: 'd-capability' } }],
    ['4-2c', 'capabilityDocumentId', { capabilityDocumentId: 'd-premises' }],
    ['4-2e', 'financialStatementDocumentId', { financialStatementDocumentId: 'd-financial-system' }],
  ] as const)('[%s] takes no other paper for the one that %s asks for', (_, field, more) => {
    const documents = cleanDocuments(completeDraft());
    const state = caseIn('DRAFT', { draft: completeDraft(more) });
    const decision = decideSubmit(state, { declaration }, { ...admin(), policy, documents });
    expect(decision).toMatchObject({ refused: 'DOCUMENT_MISSING', fields: [{ field }] });
  });

  it('[4-2c] refuses a team below eligibility.minTeam', () => {
    const team = completeDraft().team!;
    const small = completeDraft({ team: { ...team, members: team.members.slice(1) } });
    expect(submit(small)).toMatchObject({ refused: 'TEAM_TOO_SMALL', extra: { minimum: 3 } });
  });

  it('[4-2d] refuses without a category, or with one that was closed meanwhile', () => {
    expect(submit(completeDraft({ categories: [] }))).toMatchObject({
      refused: 'VALIDATION_FAILED',
      article: '4-2d',
    });
    const [category] = completeDraft().categories;
    expect(submit(completeDraft({ categories: [{ ...category!, code: 'INCUBATION' }] }))).toMatchObject({
      refused: 'VALIDATION_FAILED',
      fields: [{ field: 'categories.0.code' }],
    });
  });

  it.each(['UPLOAD_PENDING', 'INFECTED', 'REJECTED'])('[5-1d] refuses a material that is %s', (status) => {
    const draft = completeDraft();
    const documents = cleanDocuments(draft);
    documents.set('d-charges', { ...documents.get('d-charges')!, status });
    expect(submit(draft, { documents })).toMatchObject({
      refused: 'DOCUMENT_NOT_CLEAN',
      fields: [{ field: 'categories.0.chargingStandardDocumentId' }],
    });
  });

  it("[5-1d] refuses another agency's material as one that is not there", () => {
    const draft = completeDraft();
    expect(submit(draft, { documents: cleanDocuments(draft, usccFixture(7)) })).toMatchObject({
      refused: 'DOCUMENT_NOT_CLEAN',
    });
  });

  it('[15-1] refuses after the regulation, unless a new basis is registered', () => {
    const now = '2030-08-31T16:00:00.000Z';
    const draft = completeDraft();
    expect(submit(draft, { now })).toMatchObject({ refused: 'REGULATION_EXPIRED', article: '15-1' });
    const prolonged = resolvePolicy(
      [
        {
          sequence: 1,
          key: 'regulation.effectiveTo',
          value: '2032-12-31',
          effectiveFrom: '2030-08-01',
          legalBasis: '虚构〔2030〕1号',
          reason: 'invented',
        },
      ],
      '2030-09-01',
    );
    const ctx = { ...admin(now), policy: prolonged, documents: cleanDocuments(draft) };
    expect(isRefusal(decideSubmit(caseIn('DRAFT', { draft }), { declaration }, ctx))).toBe(false);
  });

  it('[5-1e] is for the AGENCY_ADMIN', () => {
    const draft = completeDraft();
    const ctx = { ...by(['AGENCY_OPERATOR']), policy, documents: cleanDocuments(draft) };
    expect(decideSubmit(caseIn('DRAFT', { draft }), { declaration }, ctx)).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });

  it('leaves the draft untouched, whatever it refuses', () => {
    const sections = fc.subarray(['premises', 'team', 'capabilityDocumentId', 'introduction'] as const);
    fc.assert(
      fc.property(sections, (dropped) => {
        const draft = completeDraft({ answers: {} });
        for (const section of dropped) delete draft[section];
        const state = caseIn('DRAFT', { draft });
        const before = structuredClone(state);
        const decision = decideSubmit(state, { declaration }, { ...admin(), policy, documents: new Map() });
        expect(isRefusal(decision)).toBe(true);
        expect(state).toEqual(before);
      }),
    );
  });
});
