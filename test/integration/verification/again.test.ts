import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OnboardingSupplementSubmitted } from '../../../events/onboarding-supplement-submitted/v1.ts';
import { deadlineHandlers } from '../../../functions/verification/deadlines.ts';
import { happened } from '../../../shared/domain/event.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { decideReturnToVerification } from '../../../shared/domain/onboarding/publicise.ts';
import { decideWithdraw } from '../../../shared/domain/onboarding/withdraw.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { change } from '../../../shared/store/plan.ts';
import { NOW } from '../../support/verification-fixtures.ts';
import { agencyOf, ANNA, BO, RUI, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => {
  world.gateway.reset();
  world.at(NOW);
});
afterAll(() => world.stop());

const SANCTION = { SCI_TECH_CREDIT: { sanction: { from: '2026-01-01' } } };
const KEY = 'RESEARCH_INTEGRITY';

/** What registration does when the agency submits its first supplement. */
async function supplemented(caseId: string) {
  const loaded = await world.readCase(caseId);
  const event = happened(
    OnboardingSupplementSubmitted,
    { caseId, uscc: loaded.body.uscc, round: 1 },
    { article: '5-2c', to: 'VERIFYING', deadlines: { clear: ['SUPPLEMENT_DUE'] } },
  );
  const body = { ...loaded.body, submission: { ...loaded.body.submission!, round: 1 } };
  await world.commitPlan({ changes: [change(onboardingCase, loaded, { events: [event], body })] });
}

describe('[5-2c] verifying again', () => {
  it('starts another run after a supplement; until then nobody decides on the old results', async () => {
    world.gateway.script(SANCTION);
    const { caseId } = await world.verified();
    const params = { caseId };
    const items = [{ subject: KEY, reason: '请提交解除惩戒的证明' }];
    await world.call('requestSupplement', { as: ANNA, params, body: { items } });
    await supplemented(caseId);
    const proposal = { keys: [KEY], reason: '处于惩戒期' };
    expect(await world.call('proposeFailure', { as: ANNA, params, body: proposal })).toMatchObject({
      status: 409,
      code: 'VERIFICATION_INCOMPLETE',
    });
    world.gateway.reset();
    await world.deliver(caseId, 'OnboardingSupplementSubmitted');
    const after = await world.readCase(caseId);
    expect(after).toMatchObject({ status: 'VERIFIED', body: { verification: { run: 2, round: 1 } } });
    // The first event comes once more, late: it has had its effect.
    await world.deliver(caseId, 'OnboardingSubmitted');
    expect(await world.readCase(caseId)).toEqual(after);
  });

  it('starts another run when a re-check sent the case back', async () => {
    const { caseId } = await world.verified();
    const loaded = await world.readCase(caseId);
    const decided = orThrow(decideReturnToVerification(loaded, { keys: [KEY] }, bySystem(NOW)));
    await world.commitPlan({ changes: [change(onboardingCase, loaded, decided)] });
    expect(await world.call('passVerification', { as: RUI, params: { caseId } })).toMatchObject({
      status: 409,
      code: 'VERIFICATION_INCOMPLETE',
    });
    world.gateway.script(SANCTION);
    await world.deliver(caseId, 'OnboardingReturnedToVerification');
    expect(await world.readCase(caseId)).toMatchObject({
      status: 'VERIFYING',
      body: { verification: { run: 2 } },
    });
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual(['DECIDE_ON_FAILED_CHECK']);
  });

  const cancelledFor = async (caseId: string, keys: string[]) => {
    const loaded = await world.readCase(caseId);
    const decided = orThrow(decideReturnToVerification(loaded, { keys }, bySystem(NOW)));
    await world.commitPlan({ changes: [change(onboardingCase, loaded, decided)] });
    await world.deliver(caseId, 'OnboardingReturnedToVerification');
  };

  it('[5-3] does not pass what was cancelled for its content by itself: two persons may, and a reviewer', async () => {
    const { caseId, uscc } = await world.verified();
    await cancelledFor(caseId, ['PUBLICITY_CONTENT']);
    const params = { caseId };
    const back = await world.readCase(caseId);
    const { results } = back.body.verification!;
    expect(back.status).toBe('VERIFYING');
    expect(results.filter(({ outcome }) => outcome === 'UNKNOWN')).toMatchObject([
      { key: 'PUBLICITY_CONTENT', row: '5-3', source: 'SUBMISSION' },
    ]);
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual(['RESOLVE_UNKNOWN_CHECK']);
    const documentIds = [await world.cleanDocument(uscc)];
    const entry = {
      key: 'PUBLICITY_CONTENT',
      outcome: 'PASS',
      reason: '系展示错误，申报内容无误',
      documentIds,
    };
    await world.call('enterCheckResult', { as: ANNA, params, body: entry });
    const confirm = { params: { caseId, key: 'PUBLICITY_CONTENT' } };
    expect(await world.call('confirmCheckResult', { as: ANNA, ...confirm })).toMatchObject({
      code: 'FOUR_EYES',
    });
    await world.call('confirmCheckResult', { as: BO, ...confirm });
    expect(await world.call('passVerification', { as: RUI, params })).toMatchObject({
      body: { status: 'VERIFIED' },
    });
    expect((await world.readCase(caseId)).body.returned).toBeUndefined();
    // Sent back for another reason, it is not asked about its content again.
    await cancelledFor(caseId, [KEY]);
    expect(await world.readCase(caseId)).toMatchObject({ status: 'VERIFIED' });
  });

  it('[5-3] passes by itself once a supplement has mended the content', async () => {
    const { caseId } = await world.verified();
    await cancelledFor(caseId, ['PUBLICITY_CONTENT']);
    const items = [{ subject: 'PUBLICITY_CONTENT', reason: '请更正公示的地址' }];
    await world.call('requestSupplement', { as: ANNA, params: { caseId }, body: { items } });
    await supplemented(caseId);
    await world.deliver(caseId, 'OnboardingSupplementSubmitted');
    expect(await world.readCase(caseId)).toMatchObject({ status: 'VERIFIED' });
  });

  it('leaves a case that was withdrawn meanwhile as it is', async () => {
    const { caseId, uscc } = await world.submittedAs();
    const loaded = await world.readCase(caseId);
    const agency = { now: NOW, actor: { id: 'u', role: 'AGENCY_ADMIN' }, roles: ['AGENCY_ADMIN'] as const };
    const decided = orThrow(decideWithdraw(loaded, {}, agency));
    await world.commitPlan({ changes: [change(onboardingCase, loaded, decided)] });
    await world.deliver(caseId, 'OnboardingSubmitted');
    expect(await world.readCase(caseId)).toMatchObject({ status: 'WITHDRAWN', version: 2, body: { uscc } });
  });

  it('[SM-22] opens no work for a hearing whose case has ended', async () => {
    world.gateway.script(SANCTION);
    const { caseId, uscc } = await world.verified();
    const proposal = { keys: [KEY], reason: '处于惩戒期' };
    const { body } = await world.call('proposeFailure', { as: ANNA, params: { caseId }, body: proposal });
    const loaded = await world.readCase(caseId);
    const agency = { now: NOW, actor: { id: 'u', role: 'AGENCY_ADMIN' }, roles: ['AGENCY_ADMIN'] as const };
    const decided = orThrow(decideWithdraw(loaded, {}, agency));
    await world.commitPlan({ changes: [change(onboardingCase, loaded, decided)] });
    const now = '2026-03-10T01:00:00.000Z';
    const expire = deadlineHandlers['HEARING HEARING_REPLY'];
    await world.commitPlan((await expire({ id: body.hearingId, now }, world.deps))!);
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual([]);
    const hearing = await world.call('readHearing', {
      as: agencyOf(uscc),
      params: { hearingId: body.hearingId },
    });
    expect(hearing.body.status).toBe('EXPIRED');
  });

  it('[SM-22] decides about the work of a hearing again when the case is withdrawn meanwhile', async () => {
    world.gateway.script(SANCTION);
    const { caseId } = await world.verified();
    const proposal = { keys: [KEY], reason: '处于惩戒期' };
    const { body } = await world.call('proposeFailure', { as: ANNA, params: { caseId }, body: proposal });
    const expire = deadlineHandlers['HEARING HEARING_REPLY'];
    const plan = await expire({ id: body.hearingId, now: '2026-03-10T01:00:00.000Z' }, world.deps);
    expect(plan?.changes.map(({ kind }) => kind)).toEqual(['HEARING', 'TASK']);
    const loaded = await world.readCase(caseId);
    const agency = { now: NOW, actor: { id: 'u', role: 'AGENCY_ADMIN' }, roles: ['AGENCY_ADMIN'] as const };
    const decided = orThrow(decideWithdraw(loaded, {}, agency));
    await world.commitPlan({ changes: [change(onboardingCase, loaded, decided)] });
    await expect(world.commitPlan(plan!)).rejects.toThrow('reload');
    expect(await world.openTasks(`CASE#${caseId}`)).toEqual([]);
  });
});
