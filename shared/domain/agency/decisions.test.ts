import { describe, expect, it } from 'vitest';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { by, caseIn, policy, verified } from '../../../test/support/onboarding-fixtures.ts';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import type { AgencyState } from './agency.ts';
import { decideExit, decideStanding } from './change-standing.ts';
import { decideImport, importErrors, type ImportRow } from './import.ts';
import { decideKeepIntroduction, introductionVersionId } from './introduction-version.ts';
import { decideOnboardAgency } from './onboard.ts';
import { decideUpdateIntroduction } from './update-introduction.ts';

const commission = by(['COMMISSION_OFFICER']);
const administrator = { ...by(['CENTRE_ADMIN']), policy };
const agency = (status: string): AgencyState => ({
  id: 'A1',
  status,
  body: {
    uscc: USCC.company,
    name: '样例检测有限公司',
    onboardedOn: '2026-01-05',
    categories: [{ code: 'RESEARCH_DEVELOPMENT', grantedOn: '2026-01-05' }],
    introduction: '介绍',
    origin: { kind: 'IMPORT', batchId: 'B', source: '样例' },
    createdAt: '2026-03-02T01:00:00.000Z',
  },
});
const row: ImportRow = {
  uscc: USCC.company,
  name: '样例检测有限公司',
  onboardedOn: '2026-03-02',
  categories: ['RESEARCH_DEVELOPMENT'],
  source: '2025年名单',
};
const onboarding = (body: Parameters<typeof caseIn>[1]) => ({
  agencyId: 'A1',
  case: caseIn('APPROVED', body),
  onboardedOn: '2026-03-17',
});
const draft = caseIn('DRAFT').body.draft;
const { introduction: _, ...silent } = draft;

describe('what is decided on an agency', () => {
  it.each([
    ['suspend', 'ACTIVE'],
    ['resume', 'SUSPENDED'],
    ['remove', 'SUSPENDED'],
    ['reinstate', 'REMOVED'],
  ] as const)('[12-2] %s', (step, status) => {
    const decided = decideStanding(agency(status), step, 'DECISION#1', commission);
    expect(decisionInLines(decided, agency(status).body)).toMatchSnapshot('decided');
    expect(decideStanding(agency('EXITED'), step, 'D', commission)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideStanding(agency(status), step, 'D', administrator)).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });

  it('[12-0] leaves', () => {
    const state = agency('ACTIVE');
    const decided = [
      decideExit(state, by(['AGENCY_ADMIN'])),
      decideExit(agency('SUSPENDED'), by(['AGENCY_ADMIN'])),
    ];
    expect(inLines(decided)).toMatchSnapshot('decided');
  });

  it.each([
    ['as listed', row, administrator],
    ['not by an officer', row, { ...by(['CENTRE_OFFICER']), policy }],
    ['not tomorrow, of no category', { ...row, onboardedOn: '2026-03-03', categories: ['X'] }, administrator],
  ])('[2-1] is imported %s', (_, given, acting) => {
    expect(decisionInLines(decideImport('A1', given, 'B1', acting))).toMatchSnapshot('decided');
    expect(importErrors(row, policy, '2026-03-02')).toEqual([]);
  });

  it.each([
    ['with its introduction', { verification: verified, submission: { draft } as never }],
    ['without one', { verification: verified, submission: { draft: silent } as never }],
    ['without a submission', { verification: verified }],
    ['not without a category', { verification: { ...verified, verifiedCategories: [] } }],
    ['not unverified', {}],
  ])('[5-4a] is onboarded %s', (_, body) => {
    expect(decisionInLines(decideOnboardAgency(onboarding(body), by(['SYSTEM'])))).toMatchSnapshot('decided');
  });

  it('[6-3a] introduces itself anew', () => {
    const state = agency('ACTIVE');
    const [updated, same] = ['新的介绍', '介绍'].map((text) => decideUpdateIntroduction(state, text));
    expect(decisionInLines(updated, state.body)).toMatchSnapshot('updated');
    expect(decisionInLines(same, state.body)).toMatchSnapshot('same');
  });

  it('[6-3a] keeps each introduction', () => {
    const ref = { agencyId: 'A1', uscc: USCC.company, version: 3 };
    const at = { heldFrom: '2026-03-02T01:00:00.000Z', by: 'u1' };
    expect(introductionVersionId('A1', 3)).toBe('A1-00000003');
    const kept = [
      decideKeepIntroduction(ref, { text: '甲乙丙' }, at),
      decideKeepIntroduction(ref, { text: '甲丁丙', before: '甲乙丙' }, at),
    ];
    expect(inLines(kept)).toMatchSnapshot('kept');
  });
});
