import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { until } from '../support/journeys/until.ts';
import { expectRefusal } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
const officer = place.as('officer-li');
const admin = place.as('admin-zhou');

interface Metrics {
  readonly agencyId: string;
  readonly entries: readonly { readonly category: string; readonly credit?: string }[];
}

async function importedAgency() {
  const applicant = newApplicant();
  const row = {
    uscc: applicant.uscc,
    name: applicant.orgName,
    onboardedOn: '2024-05-06',
    categories: ['RESEARCH_DEVELOPMENT', 'INSPECTION_TESTING'],
    source: '2024年名录第1页',
  };
  const { rows } = await admin.done<{ rows: { agencyId: string }[] }>('importAgencies', {
    body: { batchId: `M-${applicant.uscc}`, rows: [row] },
  });
  return { agency: place.as(applicant.admin), agencyId: rows[0]?.agencyId ?? '' };
}

describe('the metrics of an agency', () => {
  it('[6-2c] move with what happens, for the agency itself and for officers; of others there is nothing', async () => {
    const [own, other] = [await importedAgency(), await importedAgency()];
    const before = await own.agency.done<Metrics>('readOwnMetrics');
    expect(before.entries.map(({ category }) => category)).toEqual([
      'RESEARCH_DEVELOPMENT',
      'INSPECTION_TESTING',
    ]);
    expect(before.entries[0]).not.toHaveProperty('credit');
    const params = { agencyId: own.agencyId };
    await officer.done('runCreditCheck', { params });
    const after = await until(
      () => own.agency.done<Metrics>('readOwnMetrics'),
      ({ entries }) => entries.every(({ credit }) => credit !== undefined),
      'the credit check is counted',
    );
    expect(await officer.done<Metrics>('readAgencyMetrics', { params })).toEqual(after);
    expect(await own.agency.done<Metrics>('readAgencyMetrics', { params })).toEqual(after);
    expectRefusal(await other.agency.call('readAgencyMetrics', { params }), 404, 'NOT_FOUND');
  });

  it('[3-3a] the figures of a category are for the centre and the Commission', async () => {
    const { agency } = await importedAgency();
    const params = { category: 'RESEARCH_DEVELOPMENT' };
    for (const operation of ['readCategoryMetrics', 'listCategorySnapshots', 'listCategoryEntries'])
      expectRefusal(await agency.call(operation, { params }), 404, 'NOT_FOUND');
    expect((await officer.call('listCategoryEntries', { params })).status).toBe(200);
  });
});
