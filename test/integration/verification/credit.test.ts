import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkPage } from '../../../functions/verification/credit/check-page.ts';
import { CreditPage } from '../../../functions/verification/credit/credit-page.ts';
import { sweepCredit } from '../../../functions/verification/credit/sweep-credit.ts';
import { creditCheck } from '../../../shared/store/aggregates/credit-check.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { load } from '../../../shared/store/read.ts';
import { NOW } from '../../support/verification-fixtures.ts';
import { agencyOf, ANNA, BO, commissioner, interested, RUI, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => {
  world.gateway.reset();
  world.gateway.asked.length = 0;
  world.at(NOW);
});
afterAll(() => world.stop());

const LISTED = { SERIOUS_DISHONESTY_LIST: { listed: true, since: '2026-02-01' } };
const flagOf = (agencyId: string, key: string) => load(world.tables, riskFlag, `${agencyId}-${key}`);
const run = (agencyId: string, as = ANNA) => world.call('runCreditCheck', { as, params: { agencyId } });

async function sweep(now: string): Promise<CreditPage[]> {
  const pages: CreditPage[] = [];
  const send = async (messages: readonly unknown[]) =>
    void pages.push(...messages.map((each) => CreditPage().parse(each)));
  await sweepCredit(now, { ...world.deps, pages: { send } });
  return pages;
}

describe('[3-1a] a credit check on demand', () => {
  it('is clear when the sources know nothing against the agency', async () => {
    const { agencyId } = await world.activeAgency();
    const answer = await run(agencyId);
    expect(answer).toMatchObject({ status: 201, body: { status: 'CLEAR', overall: 'PASS', agencyId } });
    expect(answer.body.results.map(({ key }: { key: string }) => key)).toContain('RESEARCH_INTEGRITY');
    expect(world.gateway.asked.every(({ purpose }) => purpose === 'CREDIT_CHECK')).toBe(true);
  });

  it('raises a flag on a failure, and a person decides what it is worth', async () => {
    const { agencyId } = await world.activeAgency();
    world.gateway.script(LISTED);
    const { body } = await run(agencyId);
    expect(body).toMatchObject({ status: 'IN_REVIEW', overall: 'FAIL' });
    const flagId = `${agencyId}-SERIOUS_DISHONESTY_LIST`;
    expect(await flagOf(agencyId, 'SERIOUS_DISHONESTY_LIST')).toMatchObject({
      status: 'OPEN',
      body: { ruleId: 'CREDIT_SERIOUS_DISHONESTY_LIST', severity: 'REVIEW', inputs: { since: '2026-02-01' } },
    });
    expect(await world.openTasks(`CREDITCHECK#${body.checkId}`)).toEqual(['REVIEW_CREDIT']);
    const review = { as: BO, params: { checkId: body.checkId } };
    const undecided = await world.call('reviewCreditCheck', { ...review, body: { reason: '已核对' } });
    expect(undecided).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
    const verdict = { reason: '同名误列', flags: [{ flagId, outcome: 'DISMISSED' }] };
    expect(await world.call('reviewCreditCheck', { ...review, body: verdict })).toMatchObject({
      status: 200,
      body: { status: 'REVIEWED', review: { by: BO.id } },
    });
    expect((await flagOf(agencyId, 'SERIOUS_DISHONESTY_LIST'))?.status).toBe('DISMISSED');
    expect(await world.openTasks(`CREDITCHECK#${body.checkId}`)).toEqual([]);
    await run(agencyId);
    expect((await flagOf(agencyId, 'SERIOUS_DISHONESTY_LIST'))?.status).toBe('OPEN');
  });

  it('raises a finding without a date again when the list had dropped it in between', async () => {
    const { agencyId } = await world.activeAgency();
    const listed = { SERIOUS_DISHONESTY_LIST: { listed: true } };
    world.gateway.script(listed);
    const first = await run(agencyId);
    const flagId = `${agencyId}-SERIOUS_DISHONESTY_LIST`;
    const verdict = { reason: '属实', flags: [{ flagId, outcome: 'CONFIRMED' }] };
    const review = { as: BO, params: { checkId: first.body.checkId }, body: verdict };
    expect(await world.call('reviewCreditCheck', review)).toMatchObject({ status: 200 });
    await run(agencyId);
    expect((await flagOf(agencyId, 'SERIOUS_DISHONESTY_LIST'))?.status).toBe('CONFIRMED');
    world.gateway.script({ SERIOUS_DISHONESTY_LIST: { listed: false } });
    await run(agencyId);
    expect((await flagOf(agencyId, 'SERIOUS_DISHONESTY_LIST'))?.body.clearedAt).toBe(NOW);
    world.gateway.script(listed);
    await run(agencyId);
    expect((await flagOf(agencyId, 'SERIOUS_DISHONESTY_LIST'))?.status).toBe('OPEN');
  });

  it('is listed with the others of its agency, by year, month or day', async () => {
    const { agencyId } = await world.activeAgency();
    await run(agencyId);
    world.at('2026-04-05T01:00:00.000Z');
    await run(agencyId);
    const listed = async (query: Record<string, string>) => {
      const call = { as: ANNA, params: { agencyId }, query };
      const { body } = await world.call('listCreditChecks', call);
      return body.items.map(({ asOf }: { asOf: string }) => asOf);
    };
    expect(await listed({ period: '2026' })).toEqual(['2026-04-05', '2026-03-02']);
    expect(await listed({ period: '2026-03' })).toEqual(['2026-03-02']);
    expect(await listed({ period: '2025' })).toEqual([]);
    const call = { as: agencyOf('91310104MA1FX0010C'), params: { agencyId } };
    expect(await world.call('listCreditChecks', call)).toMatchObject({ code: 'FORBIDDEN_ROLE' });
  });

  it('sends what no source knows to a person, without a flag', async () => {
    const { agencyId } = await world.activeAgency();
    world.gateway.script({ PUBLIC_CREDIT: 'UNAVAILABLE' });
    const { body } = await run(agencyId);
    expect(body).toMatchObject({ status: 'IN_REVIEW', overall: 'UNKNOWN' });
    expect(await flagOf(agencyId, 'PUBLIC_CREDIT')).toBeUndefined();
    expect(await world.openTasks(`CREDITCHECK#${body.checkId}`)).toEqual(['REVIEW_CREDIT']);
  });

  it('[4-1] does not ask again about a form that a person admitted', async () => {
    const { agencyId } = await world.activeAgency();
    world.gateway.script({ REGISTRATION: { branch: true } });
    expect((await run(agencyId)).body.overall).toBe('PASS');
  });

  it('is refused to every other role, to an officer with an interest, and for an agency that left', async () => {
    const { agencyId, uscc } = await world.activeAgency();
    for (const as of [RUI, commissioner, agencyOf(uscc)])
      expect(await run(agencyId, as)).toMatchObject({ status: 403, code: 'FORBIDDEN_ROLE' });
    expect(await run(agencyId, interested(uscc))).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    const gone = await world.activeAgency('REMOVED');
    expect(await run(gone.agencyId)).toMatchObject({ status: 409, code: 'AGENCY_NOT_ACTIVE' });
    expect(await run('no-such-agency')).toMatchObject({ status: 404 });
    expect(world.gateway.asked).toEqual([]);
  });
});

describe('[3-1a] the monthly sweep', () => {
  it('checks every active agency once, page by page, each page in one transaction', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => world.activeAgency()));
    const gone = await world.activeAgency('REMOVED');
    world.gateway.script(LISTED);
    const now = '2026-04-01T03:00:00.000Z';
    const pages = await sweep(now);
    const swept = pages.flatMap(({ agencyIds }) => agencyIds);
    expect(swept).toEqual(expect.arrayContaining(made.map(({ agencyId }) => agencyId)));
    expect(swept).not.toContain(gone.agencyId);
    expect(pages.every(({ agencyIds }) => agencyIds.length <= 4)).toBe(true);
    for (const page of [...pages, ...pages]) await checkPage(page, now, world.deps);
    for (const { agencyId } of made) {
      const check = await load(world.tables, creditCheck, `${agencyId}-credit-2026-04`);
      expect(check).toMatchObject({ status: 'IN_REVIEW', version: 1, body: { purpose: 'CREDIT_SWEEP' } });
      expect((await flagOf(agencyId, 'SERIOUS_DISHONESTY_LIST'))?.version).toBe(1);
    }
    const { Items = [] } = await world.tables.client.send(
      new QueryCommand({
        TableName: world.tables.platform,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'WORK#credit-2026-04' },
        Limit: 1000,
      }),
    );
    const total = Items.find(({ sk }) => sk === 'TOTAL');
    const done = Items.filter(({ sk }) => String(sk).startsWith('PAGE#'));
    expect(total?.['total']).toBe(pages.length);
    expect(done).toHaveLength(pages.length);
    expect(done.reduce((sum, { handled }) => sum + handled, 0)).toBe(swept.length);
  });

  it('repeated in the same month checks only who came since', async () => {
    const now = '2026-05-01T03:00:00.000Z';
    for (const page of await sweep(now)) await checkPage(page, now, world.deps);
    world.gateway.asked.length = 0;
    const made = await world.activeAgency();
    for (const page of await sweep(now)) await checkPage(page, now, world.deps);
    const asked = world.gateway.asked.filter(({ checks }) => checks.includes('REGISTRATION'));
    expect(asked.map(({ uscc }) => uscc)).toEqual([made.uscc]);
    expect(await load(world.tables, creditCheck, `${made.agencyId}-credit-2026-05`)).toBeDefined();
  });

  it('holds in one transaction whatever may be found of a whole page', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => world.activeAgency()));
    const listed = { listed: true };
    world.gateway.script({
      REGISTRATION: {
        status: '吊销',
        organisationType: '个体工商户',
        annualReports: [{ year: 2024, filed: false }],
      },
      ABNORMAL_OPERATION_LIST: listed,
      SERIOUS_DISHONESTY_LIST: listed,
      JUDGMENT_DEFAULTER: listed,
      PUBLIC_CREDIT: { seriousRecords: 1 },
      ADMIN_PENALTY: { penalties: [{ decidedOn: '2026-01-01', fundFraud: true }] },
      SCI_TECH_CREDIT: { sanction: { from: '2026-01-01' } },
    });
    const agencyIds = made.map(({ agencyId }) => agencyId);
    await checkPage({ sweep: 'credit-worst', page: 'p', agencyIds }, NOW, world.deps);
    for (const agencyId of agencyIds) {
      const check = await load(world.tables, creditCheck, `${agencyId}-credit-worst`);
      expect(check?.body.results.every(({ outcome }) => outcome === 'FAIL')).toBe(true);
    }
  });
});
