import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { deadlineHandlers } from '../../../functions/registration/deadlines.ts';
import { recordScan } from '../../../functions/registration/documents/record-scan.ts';
import { decideOnboardAgency } from '../../../shared/domain/agency/onboard.ts';
import { decideStanding } from '../../../shared/domain/agency/change-standing.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { DECLARATION } from '../../../shared/domain/onboarding/declaration.ts';
import { CRITERIA } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { agency, liveAgencyOf, takeLiveAgency } from '../../../shared/store/aggregates/agency.ts';
import { liveCaseOf, onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { commit } from '../../../shared/store/commit.ts';
import type { Context } from '../../../shared/store/event-item.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { fold, verifyChain } from '../../../shared/store/fold.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, guardOwner, history } from '../../../shared/store/read.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { by, caseIn, NOW, supplementDue, system, verified } from '../../support/onboarding-fixtures.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import {
  agencyLogin,
  officerLogin,
  otherLogin,
  type RegistrationApi,
  registrationApi,
  settings,
} from './registration-api.ts';

let dynamo: Dynamo;
let api: RegistrationApi;
let next = 100;
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

const freshLogin = (prefix?: string): Principal => agencyLogin(usccFixture((next += 1), prefix));
const context: Context = {
  actor: { id: 'SYSTEM', role: 'SYSTEM' },
  now: NOW,
  policyVersion: 'default',
  requestId: 'r1',
  cause: 'test',
};
const commitPlan = async (plan: Omit<Plan<unknown>, 'response'>) => {
  expect(await commit(dynamo.tables, { ...plan, response: undefined }, context)).toEqual({ outcome: 'done' });
};
const declaration = { accepted: true, textVersion: DECLARATION.version };
const SHA = `${'A'.repeat(43)}=`;

/** Announces a material and has it scanned clean. */
async function cleanDocument(as: Principal, kind = 'OTHER'): Promise<string> {
  const body = { kind, fileName: '材料.pdf', mediaType: 'application/pdf', bytes: 10, sha256: SHA };
  const { body: registered } = await api.call('registerDocument', { as, body });
  const objectKey = registered.upload.fields.key;
  const files = { describe: async () => ({ bytes: 10, mediaType: 'application/pdf', sha256: SHA }) };
  const detail = {
    s3ObjectDetails: { bucketName: 'materials', objectKey, versionId: 'v1' },
    scanResultDetails: { scanResultStatus: 'NO_THREATS_FOUND' as const },
  };
  await recordScan({ id: newId(), detail }, NOW, { tables: dynamo.tables, settings, files, log: api.log });
  return registered.documentId;
}

async function open(as: Principal): Promise<string> {
  const { status, body } = await api.call('openCase', { as });
  expect(status).toBe(201);
  return body.caseId;
}

/** Fills in everything that a submission asks for. */
async function complete(as: Principal, caseId: string): Promise<void> {
  const documentId = await cleanDocument(as);
  const member = (name: string) => ({ name, title: '工程师', qualification: '硕士' });
  const body = {
    declaredEstablishedOn: '2015-06-01',
    premises: { address: '上海市示例路1号', documentId },
    team: { members: ['张三', '李四', '王五'].map(member) },
    capabilityDocumentId: documentId,
    financialSystemDocumentId: documentId,
    financialStatementDocumentId: documentId,
    categories: [
      {
        code: 'RESEARCH_DEVELOPMENT',
        serviceContent: '新材料研发',
        serviceStandardDocumentId: documentId,
        chargingStandardDocumentId: documentId,
      },
    ],
    answers: Object.fromEntries(CRITERIA.map((criterion) => [criterion, { met: true }])),
  };
  expect(await api.call('amendCase', { as, params: { caseId }, body })).toMatchObject({ status: 200 });
}

async function submitted(as: Principal): Promise<string> {
  const caseId = await open(as);
  await complete(as, caseId);
  const answer = await api.call('submitCase', { as, params: { caseId }, body: { declaration } });
  expect(answer).toMatchObject({ status: 200, body: { status: 'SUBMITTED', round: 0 } });
  return caseId;
}

const statusOf = async (caseId: string) => (await get(dynamo.tables, onboardingCase, caseId)).status;

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
    const caseId = await open(as);
    const { body } = await api.call('readCase', { as, params: { caseId } });
    expect(body.draft.registry).toMatchObject({ establishedOn: '2015-06-01', asOf: '2026-03-02' });
    api.registry = undefined;
    const other = freshLogin();
    const without = await api.call('readCase', { as: other, params: { caseId: await open(other) } });
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

  it('[5-1e] refuses an agency on the platform, and lets a removed one come back with its history', async () => {
    const as = freshLogin();
    const uscc = as.uscc!;
    const agencyId = newId();
    const approved = caseIn('APPROVED', { uscc, verification: verified });
    const onboarding = { agencyId, case: approved, onboardedOn: '2026-03-02' };
    const decided = orThrow(decideOnboardAgency(onboarding, system()));
    await commitPlan({
      changes: [change(agency, { newId: agencyId }, decided)],
      guards: [takeLiveAgency(uscc, agencyId)],
    });
    expect(await api.call('openCase', { as })).toMatchObject({
      status: 409,
      body: { code: 'DUPLICATE', agencyId },
    });
    const loaded = await get(dynamo.tables, agency, agencyId);
    const removed = orThrow(decideStanding(loaded, 'remove', 'REMOVAL#1', by(['COMMISSION_OFFICER'])));
    await commitPlan({
      changes: [change(agency, loaded, removed)],
      guards: [{ release: liveAgencyOf(uscc), owner: agencyId }],
    });
    expect((await api.call('openCase', { as })).body).toMatchObject({ formerAgencyId: agencyId });
  });
});

describe('drafting', () => {
  it('[5-1c] refuses to edit registry fields, and unknown ones', async () => {
    const as = freshLogin();
    const params = { caseId: await open(as) };
    const registry = { establishedOn: '2001-01-01' };
    expect(await api.call('amendCase', { as, params, body: { registry } })).toMatchObject({
      status: 422,
      body: { code: 'REGISTRY_FIELD_READ_ONLY', fields: [{ field: 'body.registry' }] },
    });
    expect(await api.call('amendCase', { as, params, body: { status: 'APPROVED' } })).toMatchObject({
      status: 422,
      body: { code: 'VALIDATION_FAILED' },
    });
  });

  it('[5-0] refuses a free text in place of an answer', async () => {
    const as = freshLogin();
    const params = { caseId: await open(as) };
    const body = { answers: { SERVICE_TEAM: { note: '团队很强' } } };
    expect(await api.call('amendCase', { as, params, body })).toMatchObject({
      status: 422,
      body: { code: 'VALIDATION_FAILED', fields: [{ field: 'body.answers.SERVICE_TEAM.met' }] },
    });
  });

  it('[4-2d] refuses a category without its standard', async () => {
    const as = freshLogin();
    const params = { caseId: await open(as) };
    const category = {
      code: 'RESEARCH_DEVELOPMENT',
      serviceContent: '研发',
      chargingStandardDocumentId: 'x',
    };
    expect(await api.call('amendCase', { as, params, body: { categories: [category] } })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'body.categories.0.serviceStandardDocumentId' }] },
    });
  });

  it("answers 404 for a foreign agency's case, and 412 for a stale version", async () => {
    const as = freshLogin();
    const params = { caseId: await open(as) };
    const foreign = freshLogin();
    for (const operation of ['readCase', 'readCaseTimeline'] as const) {
      expect(await api.call(operation, { as: foreign, params })).toMatchObject({ status: 404 });
    }
    const body = { introduction: '介绍' };
    expect(await api.call('amendCase', { as: foreign, params, body })).toMatchObject({ status: 404 });
    expect(await api.call('withdrawCase', { as: foreign, params, body: {} })).toMatchObject({ status: 404 });
    expect(await api.call('amendCase', { as, params, body, ifMatch: 1 })).toMatchObject({ status: 200 });
    expect(await api.call('amendCase', { as, params, body, ifMatch: 1 })).toMatchObject({
      status: 412,
      body: { code: 'STALE_VERSION', version: 2 },
    });
  });

  it('[4-2c] seals the names of the team: in full for its agency, masked for officers, nowhere else', async () => {
    const as = freshLogin();
    const caseId = await open(as);
    await complete(as, caseId);
    const names = async (reader: Principal) => {
      const { body } = await api.call('readCase', { as: reader, params: { caseId } });
      return body.draft.team.members.map(({ name }: { name: string }) => name);
    };
    expect(await names(as)).toEqual(['张三', '李四', '王五']);
    expect(await names(officerLogin('CENTRE_OFFICER'))).toEqual(['张**', '李**', '王**']);
    const stored = [
      await get(dynamo.tables, onboardingCase, caseId),
      await history(dynamo.tables, 'CASE', caseId, { limit: 50 }),
      api.log.lines,
    ];
    expect(JSON.stringify(stored)).not.toContain('张三');
  });
});

describe('submitting', () => {
  it('[5-1e] submits a complete draft with an immutable snapshot in an unbroken trail', async () => {
    const as = freshLogin();
    const caseId = await submitted(as);
    const { items } = await history(dynamo.tables, 'CASE', caseId, { limit: 50 });
    expect(verifyChain(items)).toBeUndefined();
    const loaded = await get(dynamo.tables, onboardingCase, caseId);
    expect(fold(items)).toMatchObject({ status: 'SUBMITTED', version: loaded.version });
    expect(items.at(-1)).toMatchObject({ inputHash: loaded.body.submission?.hash });
    const body = { introduction: '提交后修改' };
    expect(await api.call('amendCase', { as, params: { caseId }, body })).toMatchObject({
      status: 409,
      body: { code: 'ILLEGAL_TRANSITION', state: 'SUBMITTED', allowedActions: ['withdraw'] },
    });
  });

  it('[5-1b] refuses without the declaration, and gives its text', async () => {
    const as = freshLogin();
    const params = { caseId: await open(as) };
    await complete(as, params.caseId);
    expect(await api.call('submitCase', { as, params, body: {} })).toMatchObject({
      status: 422,
      body: { code: 'DECLARATION_REQUIRED', declaration: { version: DECLARATION.version } },
    });
    expect(await statusOf(params.caseId)).toBe('DRAFT');
  });

  it('[5-1e] is for the AGENCY_ADMIN; a clerk of level 2 drafts only', async () => {
    const as = freshLogin();
    const params = { caseId: await open(as) };
    const clerk = agencyLogin(as.uscc!, 2);
    expect(await api.call('amendCase', { as: clerk, params, body: { introduction: '介绍' } })).toMatchObject({
      status: 200,
      body: { allowedActions: ['amend'] },
    });
    expect(await api.call('submitCase', { as: clerk, params, body: { declaration } })).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN_ROLE' },
    });
  });

  it('[4-1] refuses the code of an individual household, and the draft stays', async () => {
    const as = freshLogin('92');
    const params = { caseId: await open(as) };
    await complete(as, params.caseId);
    expect(await api.call('submitCase', { as, params, body: { declaration } })).toMatchObject({
      status: 422,
      body: { code: 'LEGAL_FORM_NOT_ELIGIBLE', article: '4-1' },
    });
    expect(await statusOf(params.caseId)).toBe('DRAFT');
  });

  it('[4-2a] refuses one day too early with the earliest date, and takes it then', async () => {
    const as = freshLogin();
    const params = { caseId: await open(as) };
    await complete(as, params.caseId);
    await api.call('amendCase', { as, params, body: { declaredEstablishedOn: '2024-03-03' } });
    expect(await api.call('submitCase', { as, params, body: { declaration } })).toMatchObject({
      status: 422,
      body: { code: 'OPERATING_PERIOD_TOO_SHORT', earliestDate: '2026-03-03' },
    });
    vi.setSystemTime('2026-03-02T16:00:00.000Z');
    expect(await api.call('submitCase', { as, params, body: { declaration } })).toMatchObject({
      status: 200,
    });
  });

  it('[5-1d] refuses a material that is not scanned yet', async () => {
    const as = freshLogin();
    const params = { caseId: await open(as) };
    await complete(as, params.caseId);
    const body = { kind: 'OTHER', fileName: 'a.pdf', mediaType: 'application/pdf', bytes: 1, sha256: SHA };
    const pending = await api.call('registerDocument', { as, body });
    await api.call('amendCase', { as, params, body: { capabilityDocumentId: pending.body.documentId } });
    expect(await api.call('submitCase', { as, params, body: { declaration } })).toMatchObject({
      status: 409,
      body: { code: 'DOCUMENT_NOT_CLEAN', fields: [{ field: 'capabilityDocumentId' }] },
    });
  });
});

describe('ending a case early', () => {
  it('[SM-1] withdraws, and a new case may be opened at once', async () => {
    const as = freshLogin();
    const caseId = await submitted(as);
    const answer = await api.call('withdrawCase', { as, params: { caseId }, body: { reason: '另行申报' } });
    expect(answer).toMatchObject({ body: { status: 'WITHDRAWN', allowedActions: [] } });
    expect(await guardOwner(dynamo.tables, liveCaseOf(as.uscc!))).toBeUndefined();
    await open(as);
    const again = await api.call('withdrawCase', { as, params: { caseId }, body: {} });
    expect(again).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } });
  });

  it('[SM-1] lapses when the supplement is overdue: once, and not early', async () => {
    const as = freshLogin();
    const caseId = await submitted(as);
    const loaded = await get(dynamo.tables, onboardingCase, caseId);
    const asked = { type: 'Test', data: {}, article: '5-2c', to: 'SUPPLEMENT_REQUIRED' } as const;
    await commitPlan({
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
        { ...context, now },
      );
    expect(await lapse(NOW, `${caseId} early`)).toBe(false);
    expect(await statusOf(caseId)).toBe('SUPPLEMENT_REQUIRED');
    vi.setSystemTime(supplementDue.dueAt);
    expect(await api.call('resubmitCase', { as, params: { caseId }, body: { declaration } })).toMatchObject({
      status: 409,
      body: { code: 'DEADLINE_PASSED' },
    });
    expect(await lapse(supplementDue.dueAt, `${caseId} 1`)).toBe(true);
    expect(await lapse(supplementDue.dueAt, `${caseId} 2`)).toBe(false);
    expect(await statusOf(caseId)).toBe('LAPSED');
    await open(as);
  });
});

describe('finding cases', () => {
  it('lists own cases to an agency, whatever it asks for', async () => {
    const as = freshLogin();
    const caseId = await open(as);
    await open(freshLogin());
    const { body } = await api.call('listCases', { as, query: { status: 'DRAFT' } });
    expect(body.items.map((each: { caseId: string }) => each.caseId)).toEqual([caseId]);
  });

  it('finds by status, credit code and beginning of the name, page by page', async () => {
    const as = freshLogin();
    const caseId = await submitted(as);
    const officer = officerLogin('CENTRE_OFFICER');
    const find = async (query: Record<string, string>) => {
      const { body } = await api.call('listCases', { as: officer, query });
      return body.items.map((each: { caseId: string }) => each.caseId);
    };
    expect(await find({ uscc: as.uscc! })).toEqual([caseId]);
    expect(await find({ status: 'SUBMITTED', limit: '100' })).toContain(caseId);
    expect(await find({ name: '上海示例（科技', limit: '100' })).not.toContain(caseId);
    expect(await find({ name: '上海 示例科技', limit: '100' })).toContain(caseId);
    const first = await api.call('listCases', { as: officer, query: { name: '上海', limit: '1' } });
    expect(first.body).toMatchObject({ items: [{}], cursor: expect.any(String) });
    const rest = await api.call('listCases', {
      as: officer,
      query: { name: '上海', limit: '1', cursor: first.body.cursor },
    });
    expect(rest.body.items[0].caseId).not.toBe(first.body.items[0].caseId);
    expect(await api.call('listCases', { as: officer })).toMatchObject({ status: 422 });
  });

  it('tells the parties what happened, but not who', async () => {
    const as = freshLogin();
    const caseId = await submitted(as);
    const { body } = await api.call('readCaseTimeline', { as, params: { caseId } });
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual([
      'OnboardingCaseOpened',
      'OnboardingCaseAmended',
      'OnboardingSubmitted',
    ]);
    expect(JSON.stringify(body)).not.toContain(as.id);
  });
});
