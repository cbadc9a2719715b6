import { afterAll, describe, expect, it } from 'vitest';
import { returnOnboardingToVerification } from '../../../functions/publicity/onboarding/decide-after-hearing.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { commit } from '../../../shared/store/commit.ts';
import { get, guardOwner, history } from '../../../shared/store/read.ts';
import { AFTER, clerk, reviewer, stepsIn } from './steps.ts';
import { officer, startWorld } from './world.ts';

const world = await startWorld();
const { object, statusOf, noticeOf, proposed, decide, openTasks, consider, verifyAgain } = stepsIn(world);
afterAll(() => world.stop());

const second = officer('second', 'CENTRE_REVIEWER');
const OPENED = '2026-03-13T01:00:00.000Z';

/** A case held by an objection that was upheld, with the hearing on it. */
async function held() {
  const opened = await world.openNotice(OPENED);
  const { receiptNo } = (await object(opened.publicityId, OPENED)).body;
  await proposed(receiptNo, 'UPHELD', true);
  await decide(receiptNo);
  const hearingId = (await noticeOf(opened.publicityId)).refs.hearing!;
  return { ...opened, receiptNo, hearingId };
}

const back = (caseId: string, as: typeof clerk) =>
  world.call('returnOnboardingToVerification', { as, params: { caseId }, body: { reason: '申辩成立' } });

describe('a reply that was accepted', () => {
  it('[5-4b] stands against a refusal, and sends the case back to verification and a new full notice', async () => {
    const { caseId, uscc, publicityId, hearingId } = await held();
    expect((await back(caseId, second)).body.code).toBe('ILLEGAL_TRANSITION');
    await consider(hearingId, true);
    const reject = { as: second, params: { caseId }, body: { reason: '异议成立' } };
    const refused = await world.call('rejectOnboarding', reject);
    expect([refused.status, refused.body.code]).toEqual([409, 'ILLEGAL_TRANSITION']);
    expect(refused.body.detail).toContain('已被采纳');
    expect((await back(caseId, clerk)).body.code).toBe('FORBIDDEN_ROLE');
    expect((await back(caseId, officer('clerk', 'CENTRE_REVIEWER'))).body.code).toBe('FOUR_EYES');
    const done = await back(caseId, second);
    expect([done.status, done.body.status]).toEqual([200, 'VERIFYING']);
    expect(await openTasks(`CASE#${caseId}`)).toEqual([]);
    expect(await guardOwner(world.tables, `LIVE_CASE#${uscc}`)).toBe(caseId);
    const { items } = await history(world.tables, 'CASE', caseId, { limit: 20 });
    expect(items.at(-1)).toMatchObject({
      type: 'OnboardingReturnedToVerification',
      article: '5-4b',
      reason: '申辩成立',
      actor: { id: 'second' },
      record: { hearingId, proposedBy: ['clerk', 'clerk'] },
    });
    await verifyAgain(caseId);
    await world.deliver('CASE', caseId, 'OnboardingVerified', '2026-03-16T01:00:00.000Z');
    const next = (await get(world.tables, onboardingCase, caseId)).body.publicityId!;
    expect(next).not.toBe(publicityId);
    expect(await noticeOf(next)).toMatchObject({
      status: 'OPEN',
      body: { period: { publishedOn: '2026-03-16', lastDay: '2026-03-23' }, objections: { received: 0 } },
    });
    await world.fire('PUBLICITY', next, 'PUBLICITY_CLOSE', '2026-03-23T16:00:00.000Z');
    expect(await statusOf(caseId)).toBe('APPROVED');
  });

  it('[5-4b] that was not accepted does not', async () => {
    const { caseId, hearingId } = await held();
    await consider(hearingId);
    const refused = await back(caseId, second);
    expect([refused.status, refused.body.code]).toEqual([409, 'ILLEGAL_TRANSITION']);
    expect(await statusOf(caseId)).toBe('OBJECTION_REVIEW');
  });

  it('[5-4b] waits for every other objection', async () => {
    const opened = await world.openNotice(OPENED);
    const first = (await object(opened.publicityId, OPENED)).body.receiptNo;
    const other = (await object(opened.publicityId, OPENED)).body.receiptNo;
    await proposed(first, 'UPHELD', true);
    await decide(first);
    await consider((await noticeOf(opened.publicityId)).refs.hearing!, true);
    expect((await back(opened.caseId, second)).body.code).toBe('OBJECTION_PENDING');
    await proposed(other, 'DISMISSED', false);
    await decide(other);
    expect((await back(opened.caseId, second)).body.status).toBe('VERIFYING');
  });

  it('[5-4b] keeps out who accepted the reply, as a condition of the write, too', async () => {
    const { caseId, hearingId } = await held();
    await consider(hearingId, true, reviewer.id);
    const now = AFTER;
    const request = { params: { caseId }, body: { reason: '申辩成立' }, now };
    const as = (principal: typeof clerk) =>
      ({ ...request, principal }) as unknown as Parameters<typeof returnOnboardingToVerification>[0];
    await expect(returnOnboardingToVerification(as(reviewer), world.deps)).rejects.toMatchObject({
      refusal: { refused: 'FOUR_EYES' },
    });
    const plan = await returnOnboardingToVerification(as(second), world.deps);
    const context = {
      actor: { id: reviewer.id, role: 'CENTRE_REVIEWER' },
      now,
      policyVersion: 'default',
      requestId: 'r',
      cause: 'c',
    };
    const clashing = [
      ['OBJECTION', clerk.id],
      ['HEARING', reviewer.id],
    ] as const;
    for (const [kind, actorId] of clashing) {
      const checks = plan.checks!.map((check) =>
        check.kind === kind ? { ...check, notBy: { ...check.notBy!, actorId } } : check,
      );
      expect(await commit(world.tables, { ...plan, checks }, context)).toMatchObject({
        outcome: 'refused',
        refusal: { refused: 'FOUR_EYES' },
      });
    }
    expect(await statusOf(caseId)).toBe('OBJECTION_REVIEW');
  });
});
