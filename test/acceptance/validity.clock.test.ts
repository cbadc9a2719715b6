import { expect, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { declared, draftedCase, readCase } from '../support/journeys/cases.ts';
import { all, type Letter } from '../support/journeys/letters.ts';
import { expectRefusal, expectUnchanged } from './expectations.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack({ at: '2030-03-01T09:00:00+08:00' });
const { clock } = place;

const warnings = async () => {
  const letters = await all<Letter>(place.as('admin-zhou'), 'listLetters');
  return letters.filter(({ template }) => template === 'REGULATION_ENDS').length;
};

it('[15-1] warns the centre 180, 90 and 30 days before the regulation ends', async () => {
  expect(await warnings()).toBe(0);
  await clock.to('2030-03-05T12:00:00+08:00');
  expect(await warnings()).toBe(1);
  await clock.to('2030-06-03T12:00:00+08:00');
  expect(await warnings()).toBe(2);
  await clock.to('2030-08-02T12:00:00+08:00');
  expect(await warnings()).toBe(3);
});

it('[15-1] begins nothing new outside the validity', async () => {
  await clock.to('2030-08-31T09:00:00+08:00');
  const agency = place.as(newApplicant().admin);
  const caseId = await draftedCase(agency);
  const body = await declared(agency, caseId);
  await clock.to('2030-09-01T00:01:00+08:00');
  const attempt = async () => {
    const submission = await agency.call('submitCase', { params: { caseId }, body });
    expect(expectRefusal(submission, 409, 'REGULATION_EXPIRED').article).toBe('15-1');
    await clock.rest();
  };
  await expectUnchanged(agency, caseId, attempt, []);
  const opening = await place.as(newApplicant().admin).call('openCase');
  expectRefusal(opening, 409, 'REGULATION_EXPIRED');
  expect((await readCase(agency, caseId)).status).toBe('DRAFT');
});
