import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { history } from '../../../shared/store/read.ts';
import { clerk, MONDAY, reviewer, startWorld } from './world.ts';

const world = await startWorld();
const { call, newAgency, openTasks } = world;
afterAll(() => world.stop());

const CALL = {
  question: '赵小满来电：一个项目能用几次创新券？',
  caller: { name: '赵小满', phone: '13800000042' },
};
const KNOWLEDGE = { question: '一个项目能使用几次创新券', answer: '同一项目在有效期内只能使用一次。' };

async function answered() {
  const { body } = await call('recordConsultation', clerk, { at: MONDAY, body: CALL });
  const params = { consultationId: body.id as string };
  await call('answerConsultation', clerk, { params, body: { text: '一次' } });
  return params;
}
const found = async (q: string, more: Record<string, string> = {}) =>
  (await call('listKnowledge', undefined, { query: { q, ...more } })).body;
const ids = ({ items }: { items: { knowledgeId: string }[] }) => items.map(({ knowledgeId }) => knowledgeId);

describe('the hotline', () => {
  it('[3-2c] records a call with its caller sealed and masked, and is due in working days', async () => {
    const recorded = await call('recordConsultation', clerk, { at: MONDAY, body: CALL });
    const { id } = recorded.body;
    expect(recorded.body).toMatchObject({ status: 'OPEN', question: CALL.question });
    expect(await openTasks(`HOTLINE#${id}`)).toEqual([
      'CENTRE_OFFICER ANSWER_HOTLINE 2026-03-05T16:00:00.000Z',
    ]);
    const entry = { params: { register: 'consultations', id } };
    expect((await call('readRegisterEntry', reviewer, entry)).body).toMatchObject({
      callerPhone: '138****0042',
      callerName: '赵**',
    });
    const page = await call('listRegister', clerk, { params: { register: 'consultations' } });
    expect(JSON.stringify(page.body)).not.toContain('138****');
    const kept = await world.tables.client.send(
      new QueryCommand({
        TableName: world.tables.platform,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `HOTLINE#${id}` },
        Limit: 50,
      }),
    );
    expect(JSON.stringify(kept.Items)).not.toContain('13800000042');
    const params = { consultationId: id };
    const done = await call('answerConsultation', clerk, { params, body: { text: '一次' } });
    expect(done.body).toMatchObject({
      status: 'ANSWERED',
      answer: { text: '一次' },
      callerPhone: '138****0042',
    });
    expect(await openTasks(`HOTLINE#${id}`)).toEqual([]);
    const again = await call('answerConsultation', clerk, { params, body: { text: '两次' } });
    expect([again.status, again.code]).toEqual([409, 'ILLEGAL_TRANSITION']);
    const { admin } = await newAgency();
    expect((await call('readRegisterEntry', admin, entry)).code).toBe('NOT_FOUND');
    const trail = await history(world.tables, 'HOTLINE', id, { limit: 10 });
    expect(JSON.stringify(trail.items)).not.toMatch(/赵小满|13800000042/);
  });

  it('[3-2c] publishes no personal data, and nothing before there is an answer', async () => {
    const { body } = await call('recordConsultation', clerk, { at: MONDAY, body: CALL });
    const early = { params: { consultationId: body.id }, body: KNOWLEDGE };
    expect((await call('publishKnowledge', clerk, early)).code).toBe('ILLEGAL_TRANSITION');
    const params = await answered();
    for (const answer of ['已告知赵小满', '请致电 139 0000 0000', '电话１３８００００００４２'])
      expect(
        (await call('publishKnowledge', clerk, { params, body: { ...KNOWLEDGE, answer } })).body,
      ).toMatchObject({
        code: 'VALIDATION_FAILED',
        fields: [{ field: 'body.answer' }],
      });
    expect((await call('withdrawKnowledge', clerk, { params, body: { reason: '无' } })).code).toBe(
      'ILLEGAL_TRANSITION',
    );
    expect((await call('listKnowledge')).body.items).toEqual([]);
  });

  it('[3-2c] is found by words in Chinese, in the words as they stand now, until it is withdrawn', async () => {
    const params = await answered();
    await call('publishKnowledge', clerk, { params, body: KNOWLEDGE });
    expect((await found('创新券')).items).toMatchObject([KNOWLEDGE]);
    expect(ids(await found('有效期'))).toEqual([params.consultationId]);
    expect(ids(await found('项目的有效期'))).toEqual([params.consultationId]);
    expect(ids(await found('项目 退款'))).toEqual([]);
    expect((await call('listKnowledge', undefined, { query: { q: '券' } })).status).toBe(422);
    const changed = { question: '一个项目能使用几次创新券', answer: '每年度一次。' };
    await call('publishKnowledge', clerk, { params, body: changed });
    expect(ids(await found('有效期'))).toEqual([]);
    expect((await found('每年度 创新券')).items).toMatchObject([changed]);
    await call('withdrawKnowledge', clerk, { params, body: { reason: '口径调整' } });
    expect(ids(await found('创新券'))).toEqual([]);
    expect((await call('listKnowledge')).body.items).toEqual([]);
    expect((await call('publishKnowledge', clerk, { params, body: KNOWLEDGE })).status).toBe(200);
    expect(ids(await found('创新券'))).toEqual([params.consultationId]);
    await call('withdrawKnowledge', clerk, { params, body: { reason: '清理' } });
  });

  it('[3-2c] is found page by page, whole and once', async () => {
    const published: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const params = await answered();
      const answer = n % 2 === 0 ? '请登录平台办理变更。' : '请登录平台办理注销。';
      await call('publishKnowledge', clerk, { params, body: { question: '如何办理', answer } });
      if (n % 2 === 0) published.push(params.consultationId);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await found('平台 变更', { limit: '1', ...(cursor && { cursor }) });
      seen.push(...ids(page));
      cursor = page.cursor;
      pages += 1;
    } while (cursor !== undefined && pages < 10);
    expect(seen).toEqual(published.toSorted().toReversed());
    const foreign = { query: { q: '平台', cursor: '0.abc' } };
    expect((await call('listKnowledge', undefined, foreign)).code).toBe('VALIDATION_FAILED');
  });
});

describe('guides', () => {
  const GUIDE = { kind: 'FAQ', title: '档案材料如何补正', text: '登录后在订单页面追加更正。' };

  it('[3-4a] are published with versions; anybody reads the newest, officers the older ones', async () => {
    const { body: first } = await call('publishGuide', clerk, { body: GUIDE });
    expect(first).toMatchObject({ status: 'PUBLISHED', number: 1 });
    const params = { guideId: first.id };
    expect((await call('reviseGuide', clerk, { params, body: GUIDE })).code).toBe('NO_EFFECTIVE_CHANGE');
    const revised = { ...GUIDE, text: '<b>登录</b>后在归档页面追加更正。' };
    expect((await call('reviseGuide', clerk, { params, body: revised })).body.number).toBe(2);
    expect((await call('readGuide', undefined, { params })).body).toMatchObject({
      text: revised.text,
      number: 2,
    });
    const versions = { params: { register: 'guide-versions' }, query: { parentId: first.id } };
    const { body: older } = await call('listRegister', reviewer, versions);
    expect(older.items.map(({ text }: { text: string }) => text)).toEqual([GUIDE.text, revised.text]);
    const { admin } = await newAgency();
    expect((await call('listRegister', admin, versions)).code).toBe('NOT_FOUND');
    const page = await call('readGuidesPage');
    expect(page.body).toContain('&lt;b&gt;登录');
    expect(page.body).toContain('第2版');
    const listed = async (query: Record<string, string>) =>
      (await call('listGuides', undefined, { query })).body.items.map(({ id }: { id: string }) => id);
    expect(await listed({ kind: 'FAQ' })).toEqual([first.id]);
    expect(await listed({ kind: 'TEMPLATE' })).toEqual([]);
    expect(await listed({ q: '归档页面' })).toEqual([first.id]);
    expect(await listed({ q: '订单页面' })).toEqual([]);
    await call('withdrawGuide', clerk, { params, body: { reason: '已过时' } });
    expect((await call('readGuide', undefined, { params })).code).toBe('NOT_FOUND');
    expect(await listed({ q: '归档页面' })).toEqual([]);
    expect((await call('withdrawGuide', clerk, { params, body: { reason: '已过时' } })).code).toBe(
      'ILLEGAL_TRANSITION',
    );
    expect((await call('reviseGuide', clerk, { params, body: revised })).body).toMatchObject({
      status: 'PUBLISHED',
      number: 3,
    });
    expect(await listed({ q: '归档页面' })).toEqual([first.id]);
    expect((await call('publishGuide', admin, { body: GUIDE })).code).toBe('FORBIDDEN_ROLE');
  });

  it('[11-1e][11-2e] are joined by experience of good service and by news', async () => {
    for (const kind of ['EXPERIENCE', 'NEWS']) {
      const { body } = await call('publishGuide', clerk, { body: { ...GUIDE, kind, title: '交流活动纪实' } });
      const listed = await call('listGuides', undefined, { query: { kind } });
      expect(listed.body.items).toMatchObject([{ id: body.id, kind }]);
    }
    const page = await call('readGuidesPage');
    expect(page.body).toContain('经验推广');
    expect(page.body).toContain('宣传报道');
    expect((await call('publishGuide', clerk, { body: { ...GUIDE, kind: 'ADVERT' } })).status).toBe(422);
  });
});
