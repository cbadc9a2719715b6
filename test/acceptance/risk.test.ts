import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { all } from '../support/journeys/letters.ts';
import { expectRefusal } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
const admin = place.as('admin-zhou');
const officer = place.as('officer-li');
const reviewer = place.as('reviewer-chen');

interface Flag {
  readonly flagId: string;
  readonly status: string;
  readonly allowedActions: readonly string[];
}

async function importedAgency(): Promise<{ agencyId: string; subjectRef: string }> {
  const applicant = newApplicant();
  const row = {
    uscc: applicant.uscc,
    name: applicant.orgName,
    onboardedOn: '2024-05-06',
    categories: ['RESEARCH_DEVELOPMENT'],
    source: '2024年名录第1页',
  };
  const { rows } = await admin.done<{ rows: { agencyId: string }[] }>('importAgencies', {
    body: { batchId: `R-${applicant.uscc}`, rows: [row] },
  });
  const agencyId = rows[0]?.agencyId ?? '';
  return { agencyId, subjectRef: `AGENCY#${agencyId}` };
}

const found = (subjectRef: string) => ({
  subjectRef,
  ruleId: 'SC-01',
  severity: 'HOLD',
  note: '多份报告由他处出具',
});

describe('flags', () => {
  it('[13-1c] are raised by hand, decided by a reviewer, and may become a suspicion that another dismisses', async () => {
    const { agencyId, subjectRef } = await importedAgency();
    const flag = await officer.done<Flag>('raiseRiskFlag', { body: found(subjectRef) });
    const params = { flagId: flag.flagId };
    const confirm = { params, body: { outcome: 'CONFIRMED', reason: '属实' } };
    expectRefusal(await officer.call('decideRiskFlag', confirm), 403, 'FORBIDDEN_ROLE');
    expect(await reviewer.done<Flag>('decideRiskFlag', confirm)).toMatchObject({ status: 'CONFIRMED' });
    expectRefusal(await reviewer.call('decideRiskFlag', confirm), 409, 'ILLEGAL_TRANSITION');
    const suspicion = { params, body: { kind: 'SUBCONTRACTING', reason: '疑似转包' } };
    const made = await officer.done<{ violationId: string }>('suspectViolation', suspicion);
    const violations = await all<{ violationId: string }>(officer, 'listViolations', { query: { agencyId } });
    expect(violations.map(({ violationId }) => violationId)).toEqual([made.violationId]);
    const dismissal = { params: { violationId: made.violationId }, body: { reason: '查无此事' } };
    expect(await reviewer.done('dismissViolation', dismissal)).toMatchObject({ status: 'DISMISSED' });
    const flags = await all<Flag>(officer, 'listRiskFlags', { query: { agencyId } });
    expect(flags.map(({ flagId }) => flagId)).toEqual([flag.flagId]);
  });

  it('[13-3] stay with officers', async () => {
    const { subjectRef } = await importedAgency();
    const agency = place.as(newApplicant().admin);
    expectRefusal(await agency.call('raiseRiskFlag', { body: found(subjectRef) }), 403, 'FORBIDDEN_ROLE');
    expectRefusal(await agency.call('listRiskFlags', { query: { subjectRef } }), 403, 'FORBIDDEN_ROLE');
    expectRefusal(await officer.call('raiseRiskFlag', { body: found('AGENCY#none') }), 404, 'NOT_FOUND');
  });

  it('[13-1d] show the rules with their thresholds and the basis of each', async () => {
    const { items } = await officer.done<{ items: { id: string; thresholds: object[] }[] }>('listRiskRules');
    expect(items.find(({ id }) => id === 'FR-04')?.thresholds).toMatchObject([
      { key: 'risk.amountToleranceRatio', value: 0.005, basis: 'J' },
      { key: 'risk.amountToleranceFen', value: 10_000, basis: 'J' },
    ]);
  });

  it('[3-1d] look at no order that is not there', async () => {
    const paper = { inOrder: true };
    const sheet = { contract: paper, invoice: paper, deliverable: paper, conclusion: '无异常' };
    const body = { orderId: 'none', trigger: 'OWN', sheet };
    expectRefusal(await officer.call('checkOrder', { body }), 404, 'NOT_FOUND');
  });
});
