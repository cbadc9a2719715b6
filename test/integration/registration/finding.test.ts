import { describe, expect, it } from 'vitest';
import { officerLogin } from './registration-api.ts';
import { freshLogin } from './steps.ts';
import { useRegistration } from './use-registration.ts';

const { api, to } = await useRegistration();

describe('finding cases', () => {
  it('lists own cases to an agency, whatever it asks for', async () => {
    const as = freshLogin();
    const caseId = await to.open(as);
    await to.open(freshLogin());
    const { body } = await api.call('listCases', { as, query: { status: 'DRAFT' } });
    expect(body.items.map((each: { caseId: string }) => each.caseId)).toEqual([caseId]);
  });

  it('finds by status, credit code and beginning of the name, page by page', async () => {
    const as = freshLogin();
    const caseId = await to.submitted(as);
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
    for (const query of [{}, { name: '\u200B' }, { name: '上海', uscc: as.uscc! }]) {
      expect(await api.call('listCases', { as: officer, query })).toMatchObject({ status: 422 });
    }
  });

  it('answers a cursor of another list or of nothing with 422', async () => {
    const as = freshLogin();
    await to.submitted(as);
    const officer = officerLogin('CENTRE_OFFICER');
    const forged = Buffer.from(JSON.stringify({ list1pk: 'CASE#DRAFT' })).toString('base64url');
    for (const cursor of ['nonsense', forged]) {
      const query = { status: 'SUBMITTED', cursor };
      expect(await api.call('listCases', { as: officer, query })).toMatchObject({ status: 422 });
    }
  });

  it('tells the parties what happened, but not who', async () => {
    const as = freshLogin();
    const caseId = await to.submitted(as);
    const { body } = await api.call('readCaseTimeline', { as, params: { caseId } });
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual([
      'OnboardingCaseOpened',
      'OnboardingCaseAmended',
      'OnboardingSubmitted',
    ]);
    expect(JSON.stringify(body)).not.toContain(as.id);
  });
});
