import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approvePolicyChange,
  listPolicyChanges,
  proposePolicyChange,
  rejectPolicyChange,
} from '../../../functions/administration/policy/policy-changes.ts';
import { readHistory } from '../../../functions/administration/history/read-history.ts';
import { readPolicy } from '../../../functions/administration/policy/read-policy.ts';
import { routes } from '../../../functions/administration/routes.ts';
import { fold, verifyChain } from '../../../shared/store/fold.ts';
import { history } from '../../../shared/store/read.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { administrationDeps, type Driver, driver, officer, refusedAs } from './support.ts';

let dynamo: Dynamo;
let deps: ReturnType<typeof administrationDeps>;
let run: Driver;
beforeAll(async () => {
  dynamo = await startDynamo();
  deps = administrationDeps(dynamo.tables);
  run = driver(deps);
});
afterAll(() => dynamo.stop());

const admin = officer('admin-1', ['CENTRE_ADMIN']);
const commission = officer('commission-1', ['COMMISSION_OFFICER']);

const minTeam = { key: 'eligibility.minTeam', value: 5, effectiveFrom: '2026-04-01', reason: '提高能力要求' };
const propose = (override: object) =>
  run.command(routes.proposePolicyChange, proposePolicyChange, { as: admin, body: override });
const proposed = async (override: object) => String((await propose(override)).body.changeId);
const approve = (changeId: string, as = commission, more: { now?: string; ifMatch?: number } = {}) =>
  run.command(routes.approvePolicyChange, approvePolicyChange, {
    as,
    params: { changeId },
    body: { reason: '同意' },
    ...more,
  });
const reject = (changeId: string) =>
  run.command(routes.rejectPolicyChange, rejectPolicyChange, {
    as: commission,
    params: { changeId },
    body: { reason: '依据不足' },
  });
const policyAt = async (now: string) => (await deps.settings.current(now)).policy;

describe('a change of a parameter', () => {
  it('[1-1] takes effect on its day once another person approved it; running cases keep the version before', async () => {
    const before = await policyAt('2026-03-31T15:59:59.999Z');
    const changeId = await proposed(minTeam);
    expect((await policyAt('2026-04-10T00:00:00.000Z')).get('eligibility.minTeam')).toBe(3);
    const { body } = await approve(changeId);
    expect(body).toMatchObject({ status: 'APPROVED', version: 2, allowedActions: [] });
    // 2026-04-01 begins in Shanghai at 16:00 UTC of the day before.
    expect((await policyAt('2026-03-31T15:59:59.998Z')).get('eligibility.minTeam')).toBe(3);
    const after = await policyAt('2026-03-31T16:00:00.000Z');
    expect(after.get('eligibility.minTeam')).toBe(5);
    expect(after.version).not.toBe(before.version);

    await approve(await proposed({ ...minTeam, value: 7, effectiveFrom: '2026-05-01' }));
    expect((await policyAt('2026-05-01T00:00:00.000Z')).get('eligibility.minTeam')).toBe(7);
    expect((await deps.settings.policyOf(after.version)).get('eligibility.minTeam')).toBe(5);
    expect((await deps.settings.policyOf(before.version)).get('eligibility.minTeam')).toBe(3);
  });

  it('shows what is in force, from when, and on what basis', async () => {
    await approve(await proposed({ ...minTeam, value: 4, effectiveFrom: '2026-03-02' }));
    const { body } = await run.query(routes.readPolicy, readPolicy, {
      as: commission,
      now: '2026-03-02T02:00:00.000Z',
    });
    expect(body.parameters).toContainEqual(
      expect.objectContaining({
        key: 'eligibility.minTeam',
        value: 4,
        default: 3,
        basis: 'J',
        effectiveFrom: '2026-03-02',
      }),
    );
    expect(body.regulation).toMatchObject({ docNo: '沪科规〔2026〕1号', effectiveTo: '2030-08-31' });
    expect(body.version).toBe((await policyAt('2026-03-02T02:00:00.001Z')).version);
  });

  it('is never approved by who proposed it, whatever their roles', async () => {
    const both = officer('both-1', ['CENTRE_ADMIN', 'COMMISSION_OFFICER']);
    const { body } = await run.command(routes.proposePolicyChange, proposePolicyChange, {
      as: both,
      body: { ...minTeam, effectiveFrom: '2026-06-01' },
    });
    await expect(approve(String(body.changeId), both)).rejects.toMatchObject(refusedAs('FOUR_EYES'));
    await expect(approve(String(body.changeId), admin)).rejects.toMatchObject(refusedAs('FORBIDDEN_ROLE'));
    expect((await approve(String(body.changeId))).status).toBe(200);
  });

  it('is decided once, also when two decide at the same time', async () => {
    const changeId = await proposed({ ...minTeam, effectiveFrom: '2026-07-01' });
    const other = officer('commission-2', ['COMMISSION_OFFICER']);
    const results = await Promise.allSettled([approve(changeId), approve(changeId, other)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(reject(changeId)).rejects.toMatchObject(
      refusedAs('ILLEGAL_TRANSITION', { extra: { state: 'APPROVED', allowedActions: [] } }),
    );
  });

  it('changes nothing when it is rejected', async () => {
    const changeId = await proposed({ ...minTeam, value: 9, effectiveFrom: '2026-08-01' });
    expect((await reject(changeId)).body).toMatchObject({
      status: 'REJECTED',
      decisionReason: '依据不足',
    });
    expect((await policyAt('2026-08-02T00:00:00.000Z')).get('eligibility.minTeam')).not.toBe(9);
  });

  it.each([
    ['an unknown parameter', { key: 'no.such.key' }, 'body.key'],
    ['a value that the parameter does not take', { value: -1 }, 'body.value'],
    ['a day that has passed', { effectiveFrom: '2026-03-01' }, 'body.effectiveFrom'],
    [
      'another number than the regulation’s own without a new basis',
      { key: 'publicity.days', value: 10 },
      'body.legalBasis',
    ],
  ])('is refused for %s, naming the field', async (_, wrong, field) => {
    await expect(propose({ ...minTeam, ...wrong })).rejects.toMatchObject(
      refusedAs('VALIDATION_FAILED', { fields: [expect.objectContaining({ field })] }),
    );
  });

  it('[1-1] of the regulation’s own number is possible with the document that allows it', async () => {
    const changed = { key: 'publicity.days', value: 10, legalBasis: '沪科规〔2026〕99号（虚构）' };
    await approve(await proposed({ ...minTeam, ...changed, effectiveFrom: '2026-09-01' }));
    const policy = await policyAt('2026-09-01T00:00:00.000Z');
    expect(policy.get('publicity.days')).toBe(10);
    expect(policy.overrideOf('publicity.days')?.legalBasis).toBe(changed.legalBasis);
  });

  it('is refused when its day has passed by the time of approval', async () => {
    const changeId = await proposed({ ...minTeam, effectiveFrom: '2026-03-03' });
    await expect(approve(changeId, commission, { now: '2026-03-04T01:00:00.000Z' })).rejects.toMatchObject(
      refusedAs('VALIDATION_FAILED'),
    );
    await expect(approve(changeId, commission, { ifMatch: 9 })).rejects.toMatchObject(
      refusedAs('STALE_VERSION'),
    );
  });

  it('is listed newest first, page by page', async () => {
    const first = await run.query(routes.listPolicyChanges, listPolicyChanges, {
      as: commission,
      query: { limit: '2' },
    });
    const next = await run.query(routes.listPolicyChanges, listPolicyChanges, {
      as: commission,
      query: { limit: '2', cursor: first.body.cursor },
    });
    const ids = [first, next].flatMap(({ body }) =>
      (body.items as { changeId: string }[]).map(({ changeId }) => changeId),
    );
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
  });
});

describe('the audit trail', () => {
  it('[1-1] cites the passage of every entry, and its chain verifies', async () => {
    const changeId = await proposed({ ...minTeam, effectiveFrom: '2026-10-01' });
    await approve(changeId);
    const { body } = await run.query(routes.readHistory, readHistory, {
      as: commission,
      params: { kind: 'POLICYCHANGE', id: changeId },
    });
    expect(body.items).toMatchObject([
      { type: 'PolicyChangeProposed', to: 'PROPOSED', actorId: admin.id, reason: '提高能力要求' },
      { type: 'PolicyChangeApproved', from: 'PROPOSED', to: 'APPROVED', actorId: commission.id },
    ]);
    for (const { citation } of body.items as { citation: { zh: string; en: string } }[]) {
      expect(citation.zh).toMatch(/^《.+》（沪科规〔2026〕1号）第一条/);
      expect(citation.en).toBe('Article 1 of 沪科规〔2026〕1号');
    }
    for (const [kind, id] of [
      ['POLICYCHANGE', changeId],
      ['SETTINGS', 'current'],
    ] as const) {
      const { items } = await history(dynamo.tables, kind, id, { limit: 100 });
      expect(verifyChain(items)).toBeUndefined();
      expect(fold(items).version).toBe(items.length);
    }
  });

  it('answers 404 for a matter that is not there', async () => {
    const read = run.query(routes.readHistory, readHistory, {
      as: commission,
      params: { kind: 'CASE', id: 'nothing' },
    });
    await expect(read).rejects.toMatchObject(refusedAs('NOT_FOUND'));
  });

  it('does not open kinds that hold sealed matters', () => {
    expect(routes.readHistory.params().safeParse({ kind: 'CONTACT', id: 'x' }).success).toBe(false);
  });
});
