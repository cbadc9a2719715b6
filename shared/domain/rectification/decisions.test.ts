import { describe, expect, it } from 'vitest';
import { decisionInLines } from '../../../test/support/in-lines.ts';
import { by, NOW } from '../../../test/support/onboarding-fixtures.ts';
import { decideDrop } from './drop.ts';
import { decideProposeForSpotCheck } from './propose-for-spot-check.ts';
import { decideProposeForMissedUpdate } from './propose.ts';

const agency = { agencyId: 'A1', uscc: '91310104MA1FX0010C' };
const officer = by(['CENTRE_OFFICER'], NOW, 'anna');
const reviewer = { ...by(['CENTRE_REVIEWER'], NOW, 'rui'), conflicts: [] };
const evidence = {
  kind: 'INFO_NOT_UPDATED',
  lastEffectiveUpdateOn: '2026-03-02',
  dueOn: '2027-03-02',
  graceLastDay: '2027-04-01',
  reminders: [{ dueOn: '2027-03-02', daysLeft: 30, at: '2027-01-31T16:00:00.000Z', eventId: 'UPKEEP-A1-2' }],
} as const;
const check = {
  id: 'S1',
  body: {
    ...agency,
    orderId: 'O1',
    review: {
      sheet: [
        { key: 'INVOICE', result: 'DEFECT' },
        { key: 'X', result: 'OK' },
      ],
    },
  },
} as never;
const unreviewed = { id: 'S1', body: { ...agency, orderId: 'O1' } } as never;
const missed = decideProposeForMissedUpdate({ rectificationId: 'R1', evidence }, agency, NOW);
const found = decideProposeForSpotCheck('R2', check, '发票缺失', officer);
const proposal = (status = 'PROPOSED') => ({ id: 'R2', status, body: found.body });

describe('what is decided on a rectification', () => {
  it.each([
    ['[12-1a] proposed for a missed update', missed],
    ['[12-1d] proposed for a spot check', found],
    ['[12-1d] without a review', decideProposeForSpotCheck('R2', unreviewed, '缺失', officer)],
  ])('%s', (_, decided) => {
    expect(decisionInLines(decided)).toMatchSnapshot('proposed');
  });

  it.each([
    ['dropped', 'PROPOSED', reviewer],
    ['not by who proposed', 'PROPOSED', { ...reviewer, actor: officer.actor }],
    ['not in a conflict', 'PROPOSED', { ...reviewer, conflicts: [agency.uscc] }],
    ['not by an officer', 'PROPOSED', { ...officer, conflicts: [] }],
    ['not twice', 'DROPPED', reviewer],
  ])('[12-1a] %s', (_, status, acting) => {
    expect(decisionInLines(decideDrop(proposal(status), '已整改', acting), found.body)).toMatchSnapshot(
      'dropped',
    );
  });
});
