import { expect, it } from 'vitest';
import { expectRefusal } from './expectations.ts';
import { type ActiveAgency, draftedProduct, importedAgency } from '../support/journeys/catalogue.ts';
import { messageTo, verifyPhone } from '../support/journeys/phones.ts';
import { letterOf } from '../support/journeys/letters.ts';
import { until } from '../support/journeys/until.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack({ at: '2027-01-02T08:30:00+08:00' });
const officer = place.as('officer-li');
const wu = place.as('commission-wu');
const zheng = place.as('commission-zheng');
const { anyone, clock } = place;
const params = { cycleId: '2027' };

interface Cycle {
  readonly status: string;
  readonly schemeId: string;
  readonly schemeHash?: string;
  readonly seedHash?: string;
  readonly scope?: { readonly agencies: number; readonly entries: number; readonly listHash: string };
}
interface Coverage {
  readonly items: readonly { readonly agencyId: string; readonly status: string }[];
}
const cycle = () => officer.done<Cycle>('readCycle', { params });
const coverageIn = (status: string) => officer.done<Coverage>('listCoverage', { params, query: { status } });

/** An agency whose two years have run, with a product on offer. */
async function evaluated(): Promise<ActiveAgency> {
  const agency = await importedAgency(place, ['RESEARCH_DEVELOPMENT']);
  const productId = await draftedProduct(agency.admin, { category: 'RESEARCH_DEVELOPMENT' });
  await agency.admin.done('publishProduct', { params: { productId } });
  return agency;
}

/** The official holiday table of the year, invented here. */
async function officialCalendar(): Promise<void> {
  const { version: _, ...table } = await anyone.done<Record<string, unknown>>('readCalendar', {
    params: { year: 2027 },
  });
  const body = { ...table, status: 'OFFICIAL', sourceDoc: '样例放假通知', sourceDate: '2026-11-05' };
  await place.as('admin-zhou').done('uploadCalendar', { body });
}

it('[3-2e][9-1a][7-1a][8-1] goes from the opened season to a public notice, and [9-1c] tells every agency in scope', async () => {
  const reachable = await evaluated();
  const silent = await evaluated();
  await importedAgency(place, ['RESEARCH_DEVELOPMENT']);
  await verifyPhone(place, reachable.admin, reachable.applicant.phone);

  await clock.to('2027-01-02T09:05:00+08:00');
  const { status, schemeId } = await cycle();
  expect(status).toBe('DRAFT');
  await officialCalendar();
  await wu.done('approveScheme', { params: { schemeId } });
  await wu.done('proposeLock', { params, body: {} });
  await zheng.done('decideOnLock', { params, body: { decision: 'CONFIRM', reason: '同意锁定' } });

  await officer.done('runScope', { params, body: { noticeOn: '2027-01-02' } });
  const { scope } = await until(cycle, (seen) => seen.scope !== undefined, 'the scope is determined');
  expect(scope).toMatchObject({ agencies: 2, entries: 2 });
  const body = { listHash: scope?.listHash };
  expectRefusal(await officer.call('publishNotice', { params, body }), 403, 'COMMISSION_DECISION_REQUIRED');
  await wu.done('approveNotice', { params, body });
  await officer.done('publishNotice', { params, body });
  await clock.rest();

  const notice = await anyone.done<Cycle>('readEvaluationNotice', { params });
  expect(notice).toMatchObject({ ...body, agencies: 2, noticeOn: '2027-01-02' });
  const page = await (await fetch(`${anyone.baseUrl}/evaluation-notices/2027/page`)).text();
  for (const said of [reachable.applicant.orgName, silent.applicant.uscc, notice.schemeHash, notice.seedHash])
    expect(page).toContain(said);

  await letterOf(reachable.admin, 'EVALUATION_NOTICE');
  await letterOf(silent.admin, 'EVALUATION_NOTICE');
  await messageTo(place, reachable.applicant.phone, /2027年度服务机构综合评价已启动/);
  const told = await until(
    () => coverageIn('CLOSED'),
    ({ items }) => items.length === 1,
    'the agency that was reached is covered',
  );
  expect(told.items).toMatchObject([{ agencyId: reachable.agencyId }]);
  expectRefusal(await officer.call('startScoring', { params }), 409, 'NOTICE_COVERAGE_INCOMPLETE');

  await officer.done('coverByHand', {
    params: { ...params, agencyId: silent.agencyId },
    body: { how: 'PHONE', note: '电话告知联系人' },
  });
  expect((await coverageIn('OPEN')).items).toEqual([]);
  expectRefusal(await officer.call('startScoring', { params }), 409, 'SCOPE_CORRECTIONS_OPEN');

  await clock.to('2027-01-11T08:30:00+08:00');
  const asked = { params, body: { asked: 'EXCLUDE', category: 'RESEARCH_DEVELOPMENT', reason: '不参评' } };
  expectRefusal(await silent.admin.call('requestScopeCorrection', asked), 409, 'DEADLINE_PASSED');
  const begun = await officer.done<Cycle>('startScoring', { params });
  expect(begun.status).toBe('SCORING');
});

it('[7-1d] has no address at which an agency could apply or hand in indicators', async () => {
  const { admin } = await importedAgency(place, ['RESEARCH_DEVELOPMENT']);
  for (const path of [
    '/evaluation-applications',
    '/evaluation-cycles/2027/applications',
    '/evaluation-entries',
  ]) {
    const answer = await fetch(`${admin.baseUrl}${path}`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(404);
  }
});
