import { describe, expect, it } from 'vitest';
import { decisionInLines } from '../../../test/support/in-lines.ts';
import { by, NOW } from '../../../test/support/onboarding-fixtures.ts';
import { isRefusal } from '../problem.ts';
import { decideDismissViolation, decideSuspectViolation, type Suspicion } from './suspect.ts';
import { VIOLATION_KINDS } from './kinds.ts';

const USCC = '91310104MA1FX0010C';
const officer = { ...by(['CENTRE_OFFICER'], NOW, 'anna'), conflicts: [] };
const reviewer = { ...by(['CENTRE_REVIEWER'], NOW, 'rui'), conflicts: [] };
const suspicion = (kind: Suspicion['kind']): Suspicion => ({
  agencyId: 'A1',
  uscc: USCC,
  kind,
  subjectRef: 'ORDER#O1',
  sourceRef: 'COMPLAINT#K1',
  reason: '疑似虚构合同',
});
const suspected = decideSuspectViolation('V1', suspicion('FUND_FRAUD'), officer);
if (isRefusal(suspected)) throw new Error(suspected.refused);
const violation = { id: 'V1', status: 'SUSPECTED', body: suspected.body };

describe('what is decided on a suspicion', () => {
  it.each(VIOLATION_KINDS)('[13-1] of %s', (kind) => {
    expect(decisionInLines(decideSuspectViolation('V1', suspicion(kind), officer))).toMatchSnapshot(
      'suspected',
    );
  });

  it.each([
    ['not by an agency', { ...by(['AGENCY_ADMIN']), conflicts: [] }],
    ['not in a conflict', { ...officer, conflicts: [USCC] }],
  ])('[13-1] %s', (_, acting) => {
    expect(decisionInLines(decideSuspectViolation('V1', suspicion('FUND_FRAUD'), acting))).toMatchSnapshot(
      'refused',
    );
  });

  it.each([
    ['dismissed', 'SUSPECTED', reviewer],
    ['not by who suspected', 'SUSPECTED', { ...reviewer, actor: officer.actor }],
    ['not in a conflict', 'SUSPECTED', { ...reviewer, conflicts: [USCC] }],
    ['not by an officer', 'SUSPECTED', officer],
    ['not twice', 'DISMISSED', reviewer],
  ])('[13-1] %s', (_, status, acting) => {
    const decided = decideDismissViolation({ ...violation, status }, '查无实据', acting);
    expect(decisionInLines(decided, violation.body)).toMatchSnapshot('dismissed');
  });
});
