import { describe, expect, it, vi } from 'vitest';
import { DECLARATION } from '../../../shared/domain/onboarding/declaration.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { fold, verifyChain } from '../../../shared/store/fold.ts';
import { get, history } from '../../../shared/store/read.ts';
import { agencyLogin } from './registration-api.ts';
import { announcement, declaration, freshLogin } from './steps.ts';
import { useRegistration } from './use-registration.ts';

const { dynamo, api, to } = await useRegistration();

describe('submitting', () => {
  it('[5-1e] submits a complete draft with an immutable snapshot in an unbroken trail', async () => {
    const as = freshLogin();
    const caseId = await to.submitted(as);
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
    const params = { caseId: await to.open(as) };
    await to.complete(as, params.caseId);
    expect(await api.call('submitCase', { as, params, body: {} })).toMatchObject({
      status: 422,
      body: { code: 'DECLARATION_REQUIRED', declaration: { version: DECLARATION.version } },
    });
    expect(await to.statusOf(params.caseId)).toBe('DRAFT');
  });

  it('[5-1e] is for the AGENCY_ADMIN; a clerk of level 2 drafts only', async () => {
    const as = freshLogin();
    const params = { caseId: await to.open(as) };
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
    const params = { caseId: await to.open(as) };
    await to.complete(as, params.caseId);
    expect(await api.call('submitCase', { as, params, body: { declaration } })).toMatchObject({
      status: 422,
      body: { code: 'LEGAL_FORM_NOT_ELIGIBLE', article: '4-1' },
    });
    expect(await to.statusOf(params.caseId)).toBe('DRAFT');
  });

  it('[4-2a] refuses one day too early with the earliest date, and takes it then', async () => {
    const as = freshLogin();
    const params = { caseId: await to.open(as) };
    await to.complete(as, params.caseId);
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
    const params = { caseId: await to.open(as) };
    await to.complete(as, params.caseId);
    const pending = await api.call('registerDocument', { as, body: announcement });
    await api.call('amendCase', { as, params, body: { capabilityDocumentId: pending.body.documentId } });
    expect(await api.call('submitCase', { as, params, body: { declaration } })).toMatchObject({
      status: 409,
      body: { code: 'DOCUMENT_NOT_CLEAN', fields: [{ field: 'capabilityDocumentId' }] },
    });
  });
});
