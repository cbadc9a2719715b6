import { describe, expect, it } from 'vitest';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import {
  admin,
  caseIn,
  cleanDocuments,
  completeDraft,
  policy,
} from '../../../test/support/onboarding-fixtures.ts';
import { USCC, usccFixture } from '../../../test/support/uscc-fixtures.ts';
import { DECLARATION } from './declaration.ts';
import { documentReferences } from './draft-documents.ts';
import type { CaseDraft } from './onboarding-case.ts';
import { decideSubmit } from './submit.ts';

const declaration = { accepted: true, textVersion: DECLARATION.version };

const submitting = (more: Partial<CaseDraft>, given: object = { declaration }, uscc?: string) => {
  const draft = completeDraft(more);
  const documents = cleanDocuments(draft, uscc);
  return { state: caseIn('DRAFT', { draft }), given, ctx: { ...admin(), policy, documents } };
};
const without = (...names: (keyof CaseDraft)[]): Partial<CaseDraft> =>
  Object.fromEntries(names.map((name) => [name, undefined]));
const [category] = completeDraft().categories;
const answers = completeDraft().answers;

const submissions: readonly (readonly [string, ReturnType<typeof submitting>])[] = [
  ['[5-1e] submits', submitting({})],
  ['[5-1b] undeclared', submitting({}, {})],
  ['[5-1b] another text', submitting({}, { declaration: { accepted: true, textVersion: '0' } })],
  ['[5-1b] not accepted', submitting({}, { declaration: { ...declaration, accepted: false } })],
  ['[5-0] unanswered', submitting({ answers: {} })],
  ['[5-0] unmet', submitting({ answers: { ...answers, SERVICE_TEAM: { met: false, documentIds: [] } } })],
  ['[4-2a] without a date', submitting({ registry: undefined as never })],
  ['[4-2a] too young', submitting({ declaredEstablishedOn: '2024-03-03' })],
  ['[4-2a] just old enough', submitting({ declaredEstablishedOn: '2024-03-02' })],
  ['[4-2b] without premises', submitting(without('premises'))],
  ['[4-2c] without a team', submitting(without('team'))],
  ['[4-2c] too small', submitting({ team: { sealedRef: 'r', sealedHash: 'h', members: [] } })],
  ['[4-2d] without categories', submitting({ categories: [] })],
  ['[5-2c] not an open one', submitting({ categories: [{ ...category!, code: 'NONE' }, category!] })],
  ['[4-2c] without documents', submitting(without('capabilityDocumentId', 'financialStatementDocumentId'))],
  ['[4-2e] without one', submitting(without('financialSystemDocumentId'))],
  ['[5-1d] foreign documents', submitting({}, { declaration }, USCC.cooperative)],
];

describe('what is decided on a submission', () => {
  it.each(submissions)('%s', (_, { state, given, ctx }) => {
    expect(decisionInLines(decideSubmit(state, given, ctx), state.body)).toMatchSnapshot('decided');
  });

  it('[5-1d] a material that is not clean, not there or of another kind', () => {
    const { state, given, ctx } = submitting({});
    const [first = '', second = ''] = ctx.documents.keys();
    const facts = ctx.documents.get(first)!;
    const change = (make: (documents: typeof ctx.documents) => unknown) => {
      const documents = new Map(ctx.documents);
      make(documents);
      return decideSubmit(state, given, { ...ctx, documents });
    };
    const decided = [
      change((documents) => documents.set(first, { ...facts, status: 'SCANNING' })),
      change((documents) => documents.delete(second)),
      change((documents) => documents.set(first, { ...facts, kind: 'OTHER' })),
    ];
    expect(inLines(decided)).toMatchSnapshot('decided');
  });

  it('[4-1] a household', () => {
    const { given, ctx } = submitting({});
    const state = caseIn('DRAFT', { uscc: usccFixture(1, '92') });
    expect(inLines(decideSubmit(state, given, ctx))).toMatchSnapshot('decided');
  });

  it('[5-1d] which materials a draft names', () => {
    const draft = completeDraft({
      categories: [
        { ...category!, qualifications: [{ kind: 'CMA', number: '1', documentId: 'd-q' } as never] },
      ],
      answers: { LEGAL_FORM: { met: true, documentIds: ['d-a'] }, SERVICE_TEAM: undefined as never },
    });
    expect(inLines(documentReferences(draft))).toMatchSnapshot('decided');
    expect(documentReferences({})).toEqual([]);
    expect(documentReferences({ premises: null, capabilityDocumentId: null })).toEqual([]);
  });
});
