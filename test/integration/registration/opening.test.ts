import { describe, expect, it } from 'vitest';
import { decideStanding } from '../../../shared/domain/agency/change-standing.ts';
import { decideOnboardAgency } from '../../../shared/domain/agency/onboard.ts';
import type { CreditRecordBody } from '../../../shared/domain/credit-record/credit-record.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { agency, liveAgencyOf, takeLiveAgency } from '../../../shared/store/aggregates/agency.ts';
import { creditRecord } from '../../../shared/store/aggregates/credit-record.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { by, caseIn, NOW, system, verified } from '../../support/onboarding-fixtures.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { otherLogin } from './registration-api.ts';
import { freshLogin } from './steps.ts';
import { useRegistration } from './use-registration.ts';

const { dynamo, api, to } = await useRegistration();

describe('opening a case', () => {
  it('[5-1a] refuses a personal login and an invalid credit code', async () => {
    expect(await api.call('openCase', { as: otherLogin('PERSON') })).toMatchObject({
      status: 403,
      body: { code: 'LEGAL_PERSON_LOGIN_REQUIRED', article: '5-1a' },
    });
    expect(await api.call('openCase', { as: otherLogin('LEGAL_PERSON') })).toMatchObject({
      status: 403,
      body: { code: 'USCC_INVALID' },
    });
    expect(await api.call('openCase')).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
  });

  it('[5-1a] takes the credit code of the login', async () => {
    const as = freshLogin();
    const { body } = await api.call('openCase', { as, body: { uscc: usccFixture(9) } });
    expect(body).toMatchObject({ uscc: as.uscc, status: 'DRAFT', version: 1 });
    expect(body.allowedActions).toEqual(['amend', 'submit', 'withdraw']);
  });

  it('[5-1c] prefills what the registry says, and opens without it when it cannot be reached', async () => {
    const as = freshLogin();
    api.registry = {
      check: 'REGISTRATION',
      outcome: 'PASS',
      source: 'REGISTRY',
      asOf: '2026-03-02',
      fetchedAt: NOW,
      facts: {
        name: '上海示例科技有限公司',
        organisationType: '有限责任公司',
        establishedOn: '2015-06-01',
        status: '存续',
        annualReports: [],
        branch: false,
      },
    };
    const caseId = await to.open(as);
    const { body } = await api.call('readCase', { as, params: { caseId } });
    expect(body.draft.registry).toMatchObject({ establishedOn: '2015-06-01', asOf: '2026-03-02' });
    api.registry = undefined;
    const other = freshLogin();
    const without = await api.call('readCase', { as: other, params: { caseId: await to.open(other) } });
    expect(without.body.draft.registry).toBeUndefined();
  });

  it('[5-1e] keeps one live case per credit code, also in a race', async () => {
    const as = freshLogin();
    const answers = await Promise.all([1, 2, 3, 4].map(() => api.call('openCase', { as })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'DUPLICATE' });
  });

  it('[5-1e] gives the first answer again to the same Idempotency-Key', async () => {
    const as = freshLogin();
    const [first, again] = [
      await api.call('openCase', { as, key: 'k1' }),
      await api.call('openCase', { as, key: 'k1' }),
    ];
    expect(again.body).toEqual(first.body);
  });

  it('[5-1e] [12-3j] refuses an agency on the platform, and lets a removed one come back with its history, but not under a sanction', async () => {
    const as = freshLogin();
    const uscc = as.uscc!;
    const agencyId = newId();
    const approved = caseIn('APPROVED', { uscc, verification: verified });
    const onboarding = { agencyId, case: approved, onboardedOn: '2026-03-02' };
    const decided = orThrow(decideOnboardAgency(onboarding, system()));
    await to.commitPlan({
      changes: [change(agency, { newId: agencyId }, decided)],
      guards: [takeLiveAgency(uscc, agencyId)],
    });
    expect(await api.call('openCase', { as })).toMatchObject({
      status: 409,
      body: { code: 'DUPLICATE', agencyId },
    });
    const loaded = await get(dynamo.tables, agency, agencyId);
    const removed = orThrow(decideStanding(loaded, 'remove', 'REMOVAL#1', by(['COMMISSION_OFFICER'])));
    await to.commitPlan({
      changes: [change(agency, loaded, removed)],
      guards: [{ release: liveAgencyOf(uscc), owner: agencyId }],
    });
    const recordId = newId();
    const fields = { conduct: '虚构交易', outcome: '惩戒', authority: '市科委', basis: '第十四条' };
    const record = {
      agencyId,
      uscc,
      subject: { kind: 'UNIT' },
      subjectKey: 'UNIT',
      basedOn: 'VIOLATION#V1',
      fields: { ...fields, effectiveOn: '2026-01-01', sanctionEndsOn: '2099-12-31' },
      hearingId: 'H1',
      draftedBy: 'u-wu',
      draftedAt: NOW,
      corrections: [],
    } as const satisfies CreditRecordBody;
    const active = { type: 'CreditRecordActive', data: {}, article: '14-2d', to: 'ACTIVE' } as const;
    await to.commitPlan({
      changes: [change(creditRecord, { newId: recordId }, { events: [active], body: record })],
    });
    expect(await api.call('openCase', { as })).toMatchObject({
      status: 409,
      body: { code: 'INTEGRITY_SANCTION_ACTIVE', until: '2099-12-31' },
    });
    const over = { type: 'CreditRecordRevoked', data: {}, article: '14-2d', to: 'REVOKED' } as const;
    const standing = await get(dynamo.tables, creditRecord, recordId);
    await to.commitPlan({
      changes: [change(creditRecord, standing, { events: [over], body: standing.body })],
    });
    expect((await api.call('openCase', { as })).body).toMatchObject({ formerAgencyId: agencyId });
  });
});
