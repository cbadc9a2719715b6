import { describe, expect, it } from 'vitest';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { ANNA, officer } from '../../../test/support/verified-case-fixtures.ts';
import { cite } from '../../policy/articles.ts';
import { orThrow } from '../problem.ts';
import { decideDismissViolation, decideSuspectViolation } from './suspect.ts';
import { VIOLATION_ARTICLES, VIOLATION_KINDS } from './kinds.ts';

const suspicion = {
  agencyId: 'A1',
  uscc: USCC.company,
  kind: 'RELATED_PARTY_TRANSACTION',
  subjectRef: 'ORDER#O1',
  sourceRef: 'RISKFLAG#F1',
  reason: '持股关系与报价异常',
} as const;
const suspected = () => ({
  id: 'V1',
  status: 'SUSPECTED',
  body: orThrow(decideSuspectViolation('V1', suspicion, ANNA)).body,
});
const reviewer = officer('u-rui', 'CENTRE_REVIEWER');

describe('[SM-15] a suspected violation', () => {
  it('is suspected by an officer under the article that it would offend against', () => {
    expect(orThrow(decideSuspectViolation('V1', suspicion, ANNA))).toMatchObject({
      events: [
        {
          type: 'ViolationSuspected',
          to: 'SUSPECTED',
          article: '13-2',
          data: { kind: 'RELATED_PARTY_TRANSACTION' },
        },
      ],
      body: { suspectedBy: ANNA.actor.id, sourceRef: 'RISKFLAG#F1' },
    });
  });

  it.each(VIOLATION_KINDS)('%s stands in the regulation', (kind) => {
    expect(cite(VIOLATION_ARTICLES[kind], '沪科规〔2026〕1号')).toBeDefined();
  });

  it('is never suspected by the platform, an agency or an officer with an interest', () => {
    for (const role of ['SYSTEM', 'AGENCY_ADMIN', 'BUYER', 'EXPERT'] as const)
      expect(decideSuspectViolation('V1', suspicion, officer('u-x', role))).toMatchObject({
        refused: 'FORBIDDEN_ROLE',
      });
    expect(decideSuspectViolation('V1', suspicion, { ...ANNA, conflicts: [USCC.company] })).toMatchObject({
      refused: 'CONFLICT_OF_INTEREST',
    });
  });

  it('is dismissed once, by a reviewer who did not suspect it', () => {
    const dismissed = orThrow(decideDismissViolation(suspected(), '查无此事', reviewer));
    expect(dismissed).toMatchObject({
      events: [{ type: 'ViolationDismissed', to: 'DISMISSED' }],
      body: { dismissal: { by: 'u-rui', reason: '查无此事' } },
    });
    const again = { id: 'V1', status: 'DISMISSED', body: dismissed.body };
    expect(decideDismissViolation(again, '再', reviewer)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    expect(decideDismissViolation(suspected(), '否', ANNA)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    const own = {
      ...suspected(),
      body: { ...suspected().body, suspectedBy: 'u-rui' },
    };
    expect(decideDismissViolation(own, '否', reviewer)).toMatchObject({ refused: 'FOUR_EYES' });
  });
});
