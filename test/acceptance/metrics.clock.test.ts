import { expect, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack({ at: '2026-03-30T09:00:00+08:00' });
const officer = place.as('officer-li');
const admin = place.as('admin-zhou');

it('[3-3a] takes the figures of every category each night, and [6-2c] each month computes all anew', async () => {
  const applicants = [newApplicant(), newApplicant()];
  const rows = applicants.map(({ uscc, orgName }) => ({
    uscc,
    name: orgName,
    onboardedOn: '2024-05-06',
    categories: ['RESEARCH_DEVELOPMENT'],
    source: '2024年名录第1页',
  }));
  await admin.done('importAgencies', { body: { batchId: 'M', rows } });
  await place.clock.to('2026-03-31T05:00:00+08:00');
  const params = { category: 'RESEARCH_DEVELOPMENT' };
  const seen = await officer.done<{ agencies: number; asOf: string }>('readCategoryMetrics', { params });
  expect(seen).toMatchObject({ agencies: 2, asOf: '2026-03-31' });
  const own = place.as(applicants[0]?.admin ?? '');
  expect(await own.done('readOwnMetrics')).not.toHaveProperty('recomputedAt');
  await place.clock.to('2026-04-01T05:00:00+08:00');
  expect(await own.done('readOwnMetrics')).toMatchObject({
    recomputedAt: expect.stringMatching(/^2026-03-31T16:3/) as string,
  });
  const snapshots = await officer.done<{ items: { asOf: string }[] }>('listCategorySnapshots', { params });
  expect(snapshots.items.map(({ asOf }) => asOf)).toEqual(['2026-04-01', '2026-03-31']);
});
