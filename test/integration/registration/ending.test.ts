import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { deadlineHandlers } from '../../../functions/registration/deadlines.ts';
import { liveCaseOf, onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, guardOwner } from '../../../shared/store/read.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { NOW, supplementDue } from '../../support/onboarding-fixtures.ts';
import { type RegistrationApi, registrationApi } from './registration-api.ts';
import { declaration, freshLogin, steps, testContext } from './steps.ts';

let dynamo: Dynamo;
let api: RegistrationApi;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => {
  vi.useRealTimers();
  dynamo.stop();
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
  api = registrationApi(dynamo);
});
const to = steps(
  () => dynamo,
  () => api,
);

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

  it('[SM-1] lapses when the supplement is overdue: once, and not early', async () => {
    const as = freshLogin();
    const caseId = await to.submitted(as);
    const loaded = await get(dynamo.tables, onboardingCase, caseId);
    const asked = { type: 'Test', data: {}, article: '5-2c', to: 'SUPPLEMENT_REQUIRED' } as const;
    await to.commitPlan({
      changes: [
        change(onboardingCase, loaded, {
          events: [{ ...asked, deadlines: { set: [supplementDue] } }],
          body: loaded.body,
        }),
      ],
    });
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
