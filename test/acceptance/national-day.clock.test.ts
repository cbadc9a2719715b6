import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { reaches, readCase, submittedCase } from '../support/journeys/cases.ts';
import { all, letterOf } from '../support/journeys/letters.ts';
import { publicisedCase, readPublicity } from '../support/journeys/publicities.ts';
import { minutesFrom, ownStack } from './own-stack.ts';

const dir = mkdtempSync(join(tmpdir(), 'voucher-national-day-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('[5-3] [5-4a] published on 2026-09-24 closes on 2026-10-09 at 00:00, across a kill and a restart', async () => {
  const first = await ownStack({ dir, at: '2026-09-24T09:00:00+08:00' });
  const applicant = newApplicant();
  const agency = first.as(applicant.admin);
  const { caseId, publicityId } = await publicisedCase(agency);
  const before = await readPublicity(first.anyone, publicityId);
  expect(before.period).toMatchObject({
    publishedOn: '2026-09-24',
    countFrom: '2026-09-25',
    lastDay: '2026-10-08',
    closesAt: '2026-10-08T16:00:00.000Z',
  });
  expect(before.period.text).toContain('2026年10月8日');
  await first.clock.to('2026-10-01T12:00:00+08:00');
  const late = newApplicant();
  const lateCase = await submittedCase(first.as(late.admin));
  await first.stack.kill();

  // The address is part of everybody's identity: it is the issuer of the logins.
  const second = await ownStack({ dir, port: Number(new URL(first.stack.baseUrl).port) });
  expect(Date.parse(await second.clock.now())).toBeGreaterThanOrEqual(Date.parse('2026-10-01T03:59:59Z'));
  expect(await readPublicity(second.anyone, publicityId)).toEqual({
    ...before,
    links: expect.anything() as unknown,
  });
  const again = second.as(applicant.admin);
  // What a killed function held comes back when its visibility ends.
  await second.clock.advance('PT10M');
  await reaches(second.as(late.admin), lateCase, 'IN_PUBLICITY');
  await second.clock.to(minutesFrom(before.period.closesAt, -1));
  expect((await readCase(again, caseId)).status).toBe('IN_PUBLICITY');
  await second.clock.to(minutesFrom(before.period.closesAt, 1));
  expect((await readCase(again, caseId)).status).toBe('APPROVED');
  expect(await again.done('readOwnAgency')).toMatchObject({ onboardedOn: '2026-10-09' });
  await letterOf(again, 'ONBOARDING_APPROVED');
  const deliveries = await all<{ template: string; channel: string }>(
    second.as('officer-li'),
    'listDeliveries',
    {
      query: { subject: `CASE#${caseId}` },
    },
  );
  const told = deliveries.map(({ template, channel }) => `${template} ${channel}`);
  expect(told).toContain('ONBOARDING_APPROVED LETTER');
  expect(new Set(told).size).toBe(told.length);
}, 150_000);
