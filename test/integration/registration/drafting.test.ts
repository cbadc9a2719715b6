import { describe, expect, it } from 'vitest';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { get, history } from '../../../shared/store/read.ts';
import { officerLogin } from './registration-api.ts';
import { freshLogin } from './steps.ts';
import { useRegistration } from './use-registration.ts';

const { dynamo, api, to } = await useRegistration();

describe('drafting', () => {
  it('[5-1c] refuses to edit registry fields, and unknown ones', async () => {
    const as = freshLogin();
    const params = { caseId: await to.open(as) };
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
    const params = { caseId: await to.open(as) };
    const body = { answers: { SERVICE_TEAM: { note: '团队很强' } } };
    expect(await api.call('amendCase', { as, params, body })).toMatchObject({
      status: 422,
      body: { code: 'VALIDATION_FAILED', fields: [{ field: 'body.answers.SERVICE_TEAM.met' }] },
    });
  });

  it('[4-2d] refuses a category without its standard', async () => {
    const as = freshLogin();
    const params = { caseId: await to.open(as) };
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

  it('answers a text that is no Unicode with an error of the client', async () => {
    const as = freshLogin();
    const params = { caseId: await to.open(as) };
    const { status } = await api.call('amendCase', { as, params, body: { introduction: '\ud800' } });
    expect(status).toBeLessThan(500);
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it("answers 404 for a foreign agency's case, and 412 for a stale version", async () => {
    const as = freshLogin();
    const params = { caseId: await to.open(as) };
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
    const caseId = await to.open(as);
    await to.complete(as, caseId);
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

  it('[4-2c] counts nobody twice', async () => {
    const as = freshLogin();
    const caseId = await to.open(as);
    const member = { name: '张三', title: '工程师', qualification: '硕士' };
    const body = { team: { members: [member, member, member] } };
    expect(await api.call('amendCase', { as, params: { caseId }, body })).toMatchObject({
      status: 422,
      body: { code: 'VALIDATION_FAILED', fields: [{ field: 'body.team.members' }] },
    });
  });
});
