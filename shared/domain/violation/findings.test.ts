import { describe, expect, it } from 'vitest';
import { THE_AGENCY } from '../../../test/support/adjustment-fixtures.ts';
import { refuseUnconfirmed } from './confirmed.ts';
import { DRAWN_BY } from './consequences.ts';
import { Findings, refuseFindings } from './findings.ts';
import { VIOLATION_ARTICLES, VIOLATION_KINDS } from './kinds.ts';
import { violationMachine } from './machine.ts';

const major: Findings = { level: 'MAJOR', facts: ['事实'], documentIds: ['D1'] };
const relation = { rule: 'RP-02', facts: '持股60%', directControl: true };
const unfair = {
  comparables: [{ zh: '同类均价', amountFen: 0 }],
  conclusion: 'NOT_FAIR' as const,
  reason: '高于均价两倍',
};
const whole: Findings = {
  ...major,
  falsified: '虚报人员',
  relation,
  armsLengthFinding: unfair,
  thirdParty: { name: '某公司', uscc: '91310104MA1FX0010C' },
};

describe('the findings of a violation', () => {
  it.each(VIOLATION_KINDS)('[13-1e] %s is borne by findings that leave nothing out', (kind) => {
    expect(refuseFindings(kind, whole)).toBeUndefined();
    expect(refuseFindings(kind, { ...whole, documentIds: [] })).toEqual({
      refused: 'VALIDATION_FAILED',
      article: VIOLATION_ARTICLES[kind],
      fields: [{ field: 'body.documentIds', zh: '须附证据材料', en: 'evidence is required' }],
    });
  });

  it('[12-3a] is never minor where the matrix names it as a ground of removal', () => {
    const refused = VIOLATION_KINDS.filter((kind) => refuseFindings(kind, { ...whole, level: 'MINOR' }));
    expect(refused).toEqual(['FALSE_ENTRY_MATERIAL', 'FUND_FRAUD']);
    expect(refuseFindings('FUND_FRAUD', { ...whole, level: 'MINOR' })).toMatchSnapshot();
  });

  it('[13-1e] says what was falsified where the list is open', () => {
    const { falsified: _, ...silent } = whole;
    expect(VIOLATION_KINDS.filter((kind) => refuseFindings(kind, silent))).toEqual(['FALSIFICATION_OTHER']);
    expect(refuseFindings('FALSIFICATION_OTHER', silent)).toMatchSnapshot();
  });

  it('[13-3] names the third party', () => {
    const { thirdParty: _, ...silent } = whole;
    expect(VIOLATION_KINDS.filter((kind) => refuseFindings(kind, silent))).toEqual(['SUBCONTRACTING']);
    expect(refuseFindings('SUBCONTRACTING', silent)).toMatchSnapshot();
  });

  it.each([
    ['[13-2] no limb', { relation: undefined, armsLengthFinding: undefined }, [false, false]],
    ['[13-2] the relation alone', { armsLengthFinding: undefined }, [true, false]],
    ['[13-2] the price alone', { relation: undefined }, [false, true]],
    ['[13-2] no direct control', { relation: { ...relation, directControl: false } }, [false, true]],
    ['[13-2] a fair price', { armsLengthFinding: { ...unfair, conclusion: 'FAIR' as const } }, [true, false]],
  ])('%s is not a related-party transaction', (_, more, [first, second]) => {
    expect(refuseFindings('RELATED_PARTY_TRANSACTION', { ...whole, ...more } as Findings)).toEqual({
      refused: 'BOTH_LIMBS_REQUIRED',
      article: '13-2',
      extra: { limbs: { relation: first, armsLengthFinding: second } },
    });
  });

  it('[13-1] holds only texts and lists within their bounds', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => `D${i}`);
    const reads = (more: object) => Findings().safeParse({ ...whole, ...more }).success;
    expect(Findings().parse(whole)).toEqual(whole);
    expect(reads({ facts: many(20), documentIds: many(20) })).toBe(true);
    const bad = [
      { level: 'GRAVE' },
      { facts: [] },
      { facts: many(21) },
      { facts: ['  '] },
      { facts: ['长'.repeat(2001)] },
      { documentIds: [] },
      { documentIds: many(21) },
      { documentIds: [''] },
      { documentIds: ['d'.repeat(61)] },
      { relation: { ...relation, rule: '' } },
      ...['FR-01', 'RP-1', 'RP-001', 'rp-01'].map((rule) => ({ relation: { ...relation, rule } })),
      { facts: ['响\u0007'] },
      { armsLengthFinding: { ...unfair, comparables: [] } },
      { armsLengthFinding: { ...unfair, comparables: many(21).map((zh) => ({ zh })) } },
      { armsLengthFinding: { ...unfair, comparables: [{ zh: '价', amountFen: -1 }] } },
      { thirdParty: { name: ' ' } },
      { thirdParty: { name: '名'.repeat(201) } },
      { thirdParty: { name: '名', uscc: '9'.repeat(19) } },
    ];
    expect(bad.filter(reads)).toEqual([]);
    expect(reads({ facts: ['长'.repeat(2000)], thirdParty: { name: '名'.repeat(200) } })).toBe(true);
    expect(reads({ relation: { ...relation, rule: 'RP-10' }, documentIds: ['d'.repeat(60)] })).toBe(true);
  });

  it('[14-2a] may be followed only once it is confirmed, and of its own agency', () => {
    const { agencyId } = THE_AGENCY;
    for (const status of violationMachine.states) {
      const confirmed = ['CONFIRMED', 'CONSEQUENCES_PENDING', 'UNDER_REVIEW', 'CLOSED'].includes(status);
      const refused = refuseUnconfirmed(agencyId, { agencyId, status }, '14-2a');
      expect([status, refused?.refused]).toEqual([status, confirmed ? undefined : 'NOT_CONFIRMED']);
    }
    expect(refuseUnconfirmed(agencyId, { agencyId: 'A2', status: 'CLOSED' }, '14-2a')).toMatchSnapshot();
    expect(refuseUnconfirmed(agencyId, undefined, '14-2a')).toMatchObject({ refused: 'NOT_CONFIRMED' });
  });

  it('[SM-15] is followed by what each event draws', () => {
    expect(DRAWN_BY).toMatchSnapshot();
  });
});
