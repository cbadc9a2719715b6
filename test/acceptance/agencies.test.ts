import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { openCase } from '../support/journeys/cases.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { all, inbox, letterOf } from '../support/journeys/letters.ts';
import { until } from '../support/journeys/until.ts';
import { expectRefusal, fieldsOf } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
const officer = place.as('officer-li');
const admin = place.as('admin-zhou');

interface Imported {
  readonly rows: readonly { readonly result: string; readonly agencyId?: string }[];
}

const row = (uscc: string, change: object = {}) => ({
  uscc,
  name: '上海老牌服务有限公司',
  onboardedOn: '2024-05-06',
  categories: ['RESEARCH_DEVELOPMENT'],
  source: '2024年名录第1页',
  ...change,
});

describe('existing agencies', () => {
  it('[2-1] are imported with their original date and told by letter; a repeated import changes nothing', async () => {
    const applicant = newApplicant();
    const body = { batchId: `B-${applicant.uscc}`, rows: [row(applicant.uscc)] };
    expectRefusal(await officer.call('importAgencies', { body }), 403, 'FORBIDDEN_ROLE');
    const dry = await admin.done<Imported>('importAgencies', { body: { ...body, dryRun: true } });
    expect(dry.rows).toMatchObject([{ result: 'WOULD_IMPORT' }]);
    const done = await admin.done<Imported>('importAgencies', { body });
    expect(done.rows).toMatchObject([{ result: 'IMPORTED' }]);
    const again = await admin.done<Imported>('importAgencies', { body });
    expect(again.rows).toMatchObject([{ result: 'ALREADY_THERE', agencyId: done.rows[0]?.agencyId }]);
    const agency = place.as(applicant.admin);
    expect(await agency.done('readOwnAgency')).toMatchObject({
      status: 'ACTIVE',
      onboardedOn: '2024-05-06',
    });
    await letterOf(agency, 'AGENCY_IMPORTED');
    expectRefusal(await agency.call('openCase'), 409, 'DUPLICATE');
    const params = { agencyId: done.rows[0]?.agencyId ?? '' };
    expect(await place.anyone.done('readAgency', { params })).toMatchObject({ uscc: applicant.uscc });
  });

  it('[2-1] are imported as a whole request or not at all', async () => {
    const [good, bad] = [newApplicant(), newApplicant()];
    for (const [change, field] of [
      [{ onboardedOn: '2031-01-01' }, 'body.rows.1.onboardedOn'],
      [{ categories: ['NO_SUCH'] }, 'body.rows.1.categories.0'],
      [{ uscc: '91310104MA1FX0010D' }, 'body.rows.1.uscc'],
    ] as const) {
      const rows = [row(good.uscc), row(bad.uscc, change)];
      const answer = await admin.call('importAgencies', { body: { batchId: 'B-bad', rows } });
      expect(fieldsOf(expectRefusal(answer, 422, 'VALIDATION_FAILED')).join()).toContain(field);
    }
    expectRefusal(await place.as(good.admin).call('readOwnAgency'), 409, 'AGENCY_NOT_ACTIVE');
  });

  it('[2-1] alone have the duties of agencies', async () => {
    const applicant = newApplicant();
    const agency = place.as(applicant.admin);
    await openCase(agency);
    expectRefusal(await agency.call('readOwnAgency'), 409, 'AGENCY_NOT_ACTIVE');
    const body = { introduction: '介绍' };
    expectRefusal(await agency.call('updateIntroduction', { body }), 409, 'AGENCY_NOT_ACTIVE');
  });
});

describe('the credit of an agency', () => {
  it('[3-1a] checks an agency on demand, by a centre officer only; a failure raises a flag for a person', async () => {
    const applicant = newApplicant();
    const rows = [row(applicant.uscc, { name: applicant.orgName })];
    const imported = await admin.done<Imported>('importAgencies', {
      body: { batchId: `C-${applicant.uscc}`, rows },
    });
    const params = { agencyId: imported.rows[0]?.agencyId ?? '' };
    for (const other of [place.as(applicant.admin), admin, place.as('reviewer-chen')])
      expectRefusal(await other.call('runCreditCheck', { params }), 403, 'FORBIDDEN_ROLE');
    await officer.done('runCreditCheck', { params });
    await place.scriptGateway(applicant.uscc, { checks: { SERIOUS_DISHONESTY_LIST: { outcome: 'FAIL' } } });
    const failed = await officer.done<{ checkId: string; status: string }>('runCreditCheck', { params });
    const report = await officer.done<{ flags: { flagId: string }[] }>('readCreditCheck', {
      params: { checkId: failed.checkId },
    });
    expect(JSON.stringify(report)).toContain('SERIOUS_DISHONESTY');
    const tasks = await until(
      () =>
        all<{ kind: string; uscc?: string }>(officer, 'listTasks', { query: { queue: 'CENTRE_OFFICER' } }),
      (seen) => seen.some(({ kind, uscc }) => kind === 'REVIEW_CREDIT' && uscc === applicant.uscc),
      'a task to review the credit',
    );
    expect(tasks.length).toBeGreaterThan(0);
    const agency = place.as(applicant.admin);
    expect((await inbox(agency)).map(({ template }) => template)).not.toContain('CREDIT_ATTENTION');
    const [flagId = ''] = report.flags.map((flag) => flag.flagId);
    const review = {
      params: { checkId: failed.checkId },
      body: { reason: '经核实属实', flags: [{ flagId, outcome: 'CONFIRMED' }] },
    };
    expectRefusal(await agency.call('reviewCreditCheck', review), 403, 'FORBIDDEN_ROLE');
    await officer.done('reviewCreditCheck', review);
    await letterOf(agency, 'CREDIT_ATTENTION');
    expect(await agency.done('readOwnAgency')).toMatchObject({ status: 'ACTIVE' });
  });
});
