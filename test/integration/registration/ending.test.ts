import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { onboardingContent } from '../../../functions/publicity/notices/onboarding-content.ts';
import { deadlineHandlers } from '../../../functions/registration/deadlines.ts';
import { decideOpenPublicity } from '../../../shared/domain/publicity/open.ts';
import { resolvePolicy } from '../../../shared/policy/policy.ts';
import { liveCaseOf, onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { closeTask, openTask } from '../../../shared/store/tasks.ts';
import { get, guardOwner, history } from '../../../shared/store/read.ts';
import { calendar, NOW, policy, supplementDue, TODAY } from '../../support/onboarding-fixtures.ts';
import { settings } from './registration-api.ts';
import { declaration, freshLogin, testContext } from './steps.ts';
import { useRegistration } from './use-registration.ts';

const { dynamo, api, to } = await useRegistration();

/** What verification does when it asks for a supplement. */
async function requireSupplement(caseId: string): Promise<void> {
  const loaded = await get(dynamo.tables, onboardingCase, caseId);
  const asked = { type: 'Test', data: {}, article: '5-2c', to: 'SUPPLEMENT_REQUIRED' } as const;
  const round = {
    round: 1,
    requestedAt: NOW,
    requestedBy: 'u-officer',
    items: [],
    dueAt: supplementDue.dueAt,
  };
  await to.commitPlan({
    changes: [
      change(onboardingCase, loaded, {
        events: [{ ...asked, deadlines: { set: [supplementDue] } }],
        body: { ...loaded.body, supplements: [round] },
      }),
    ],
  });
}

describe('ending a case early', () => {
  it('[SM-1] withdraws, and a new case may be opened at once', async () => {
    const as = freshLogin();
    const caseId = await to.submitted(as);
    const answer = await api.call('withdrawCase', { as, params: { caseId }, body: { reason: '另行申报' } });
    expect(answer).toMatchObject({ body: { status: 'WITHDRAWN', allowedActions: [] } });
    expect(await guardOwner(dynamo.tables, liveCaseOf(as.uscc!))).toBeUndefined();
    await to.open(as);
    const again = await api.call('withdrawCase', { as, params: { caseId }, body: {} });
    expect(again).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } });
  });

  it('[SM-1] withdraws in publicity together with the publicity, and closes what waited for a person', async () => {
    const as = freshLogin();
    const caseId = await to.submitted(as);
    const loaded = await get(dynamo.tables, onboardingCase, caseId);
    const publicityId = newId();
    const subject = { kind: 'ONBOARDING', id: caseId } as const;
    const content = onboardingContent(loaded.body, policy);
    const notice = decideOpenPublicity(publicityId, { subject, content }, { now: NOW, policy, calendar });
    const published = { type: 'Test', data: {}, article: '5-3', to: 'IN_PUBLICITY' } as const;
    const about = {
      queue: 'CENTRE_OFFICER',
      kind: 'RE_CHECK_AT_CLOSE',
      subjectRef: `PUBLICITY#${publicityId}`,
    } as const;
    const opened = await openTask(
      dynamo.tables,
      `${caseId}-task`,
      { ...about, dueAt: NOW },
      { now: NOW, article: '5-3' },
    );
    await to.commitPlan({
      changes: [
        change(onboardingCase, loaded, { events: [published], body: { ...loaded.body, publicityId } }),
        change(publicity, { newId: publicityId }, notice),
        ...(opened ? [opened] : []),
      ],
    });
    const answer = await api.call('withdrawCase', { as, params: { caseId }, body: {} });
    expect(answer).toMatchObject({ status: 200, body: { status: 'WITHDRAWN' } });
    expect(await get(dynamo.tables, publicity, publicityId)).toMatchObject({
      status: 'CANCELLED',
      deadlines: {},
    });
    expect((await get(dynamo.tables, task, `${caseId}-task`)).status).toBe('DONE');
  });

  it('[SM-1] closes all that is open, however much was done about the case before', async () => {
    const as = freshLogin();
    const caseId = await to.submitted(as);
    const about = { queue: 'CENTRE_OFFICER', subjectRef: `CASE#${caseId}`, dueAt: NOW } as const;
    const done = Array.from({ length: 25 }, (_, i) => `${caseId}-CONFIRM_CHECK_RESULT-${i}`);
    const open = Array.from({ length: 22 }, (_, i) => `${caseId}-RESOLVE_UNKNOWN_CHECK-${i}`);
    const ctx = { now: NOW, actor: testContext.actor, article: '5-2c' } as const;
    for (const [ids, kind] of [
      [done, 'CONFIRM_CHECK_RESULT'],
      [open, 'RESOLVE_UNKNOWN_CHECK'],
    ] as const) {
      const opened = await Promise.all(ids.map((id) => openTask(dynamo.tables, id, { ...about, kind }, ctx)));
      await to.commitPlan({ changes: opened.filter((each) => each !== undefined) });
    }
    const closed = await Promise.all(done.map((id) => closeTask(dynamo.tables, id, ctx)));
    await to.commitPlan({ changes: closed.filter((each) => each !== undefined) });
    const answer = await api.call('withdrawCase', { as, params: { caseId }, body: {} });
    expect(answer).toMatchObject({ status: 200, body: { status: 'WITHDRAWN' } });
    const left = await Promise.all(open.map((id) => get(dynamo.tables, task, id)));
    expect(left.filter(({ status }) => status !== 'DONE')).toEqual([]);
  });

  it('[SM-1] does not withdraw while an objection is under review', async () => {
    const as = freshLogin();
    const caseId = await to.submitted(as);
    const loaded = await get(dynamo.tables, onboardingCase, caseId);
    const held = { type: 'Test', data: {}, article: '5-4b', to: 'OBJECTION_REVIEW' } as const;
    await to.commitPlan({ changes: [change(onboardingCase, loaded, { events: [held], body: loaded.body })] });
    expect(await api.call('withdrawCase', { as, params: { caseId }, body: {} })).toMatchObject({
      status: 409,
      body: { code: 'OBJECTION_PENDING' },
    });
  });

  it('[5-2c] takes a supplement in time, keeps the first snapshot in the trail, and stops the clock', async () => {
    const as = freshLogin();
    const caseId = await to.submitted(as);
    const first = await get(dynamo.tables, onboardingCase, caseId);
    await requireSupplement(caseId);
    const params = { caseId };
    const mended = await api.call('amendCase', { as, params, body: { introduction: '补正后的介绍' } });
    expect(mended).toMatchObject({ status: 200, body: { deadlines: [{ kind: 'SUPPLEMENT_DUE' }] } });
    const answer = await api.call('resubmitCase', { as, params, body: { declaration } });
    expect(answer).toMatchObject({ status: 200, body: { status: 'VERIFYING', round: 1, deadlines: [] } });
    expect(answer.body.snapshotHash).not.toBe(first.body.submission?.hash);
    const { items } = await history(dynamo.tables, 'CASE', caseId, { limit: 50 });
    expect(items.map(({ inputHash }) => inputHash)).toContain(first.body.submission?.hash);
  });

  it('[5-2c] judges a supplement under the policy of the submission, not under today’s', async () => {
    const as = freshLogin();
    const caseId = await to.submitted(as);
    await requireSupplement(caseId);
    const { categories } = (await get(dynamo.tables, onboardingCase, caseId)).body.draft;
    const closed = policy.get('category.catalogue').map((each) => ({ ...each, active: false }));
    const closing = {
      key: 'category.catalogue',
      value: closed,
      effectiveFrom: TODAY,
      sequence: 1,
      reason: '样例',
    };
    const today = resolvePolicy([closing], TODAY);
    const current = vi.spyOn(settings, 'current').mockResolvedValue({ policy: today, calendar });
    onTestFinished(() => current.mockRestore());
    const mended = await api.call('amendCase', { as, params: { caseId }, body: { categories } });
    expect(mended).toMatchObject({ status: 200 });
    const { items } = await history(dynamo.tables, 'CASE', caseId, { limit: 50 });
    expect(items.at(-1)).toMatchObject({ type: 'OnboardingCaseAmended', policyVersion: policy.version });
  });

  it('[SM-1] lapses when the supplement is overdue: once, and not early', async () => {
    const as = freshLogin();
    const caseId = await to.submitted(as);
    await requireSupplement(caseId);
    const lapse = (now: string, messageId: string) =>
      executeOnce(
        dynamo.tables,
        { consumer: 'timers', messageId },
        () => deadlineHandlers['CASE SUPPLEMENT_DUE']({ id: caseId, now }, dynamo),
        { ...testContext, now },
      );
    expect(await lapse(NOW, `${caseId} early`)).toBe(false);
    expect(await to.statusOf(caseId)).toBe('SUPPLEMENT_REQUIRED');
    vi.setSystemTime(supplementDue.dueAt);
    expect(await api.call('resubmitCase', { as, params: { caseId }, body: { declaration } })).toMatchObject({
      status: 409,
      body: { code: 'DEADLINE_PASSED' },
    });
    expect(await lapse(supplementDue.dueAt, `${caseId} 1`)).toBe(true);
    expect(await lapse(supplementDue.dueAt, `${caseId} 2`)).toBe(false);
    expect(await to.statusOf(caseId)).toBe('LAPSED');
    await to.open(as);
  });
});
