import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideOpenPublicity } from '../../../shared/domain/publicity/open.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { commit } from '../../../shared/store/commit.ts';
import { change } from '../../../shared/store/plan.ts';
import { calendar, policy } from '../../support/publicity-fixtures.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { discipline, signed, stepsIn } from './steps.ts';
import { agencyOf, MONDAY, startWorld } from './world.ts';

const world = await startWorld();
const { object, step } = stepsIn(world);
const [one, other, stranger] = [usccFixture(81), usccFixture(82), usccFixture(83)];
const publicityId = '2026.INSPECTION_TESTING.1';
afterAll(() => world.stop());

beforeAll(async () => {
  const row = (uscc: string, rank: number) => ({
    orgName: `上海样例第${rank}检验技术有限公司`,
    uscc,
    category: '检验检测',
    grade: '合格',
    rank,
  });
  const content = {
    kind: 'EVALUATION_RESULT' as const,
    title: '公示',
    year: 2025,
    entries: [row(one, 1), row(other, 2)],
    basis: '第九条',
    howToObject: [],
  };
  const subject = { kind: 'EVALUATION_RESULT' as const, id: publicityId };
  const opened = decideOpenPublicity(publicityId, { subject, content }, { now: MONDAY, policy, calendar });
  const context = { actor: { id: 'SYSTEM', role: 'SYSTEM' }, now: MONDAY, policyVersion: 'default' };
  const changes = [change(publicity, { newId: publicityId }, opened)];
  await commit(world.tables, { changes, response: undefined }, { ...context, requestId: 'r', cause: 't' });
});

describe('[9-5x] an objection to the result of an evaluation', () => {
  it('names an agency that the notice lists, or the notice as a whole', async () => {
    const unlisted = await object(publicityId, undefined, { ...signed(), about: stranger });
    expect(unlisted).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED' } });
    const { receiptNo } = (await object(publicityId)).body;
    await step('acceptObjection', receiptNo, discipline, { redactedText: '反映名次有误' });
    // Of one to the whole notice no agency is asked.
    for (const uscc of [one, other])
      expect((await step('readObjection', receiptNo, agencyOf(uscc))).status).toBe(404);
  });

  it('reaches that agency, the objector withheld, for its comment; and no other', async () => {
    const receipt = await object(publicityId, undefined, { ...signed('订单数不实'), about: one });
    const { receiptNo } = receipt.body;
    expect((await step('readObjection', receiptNo, agencyOf(one))).status).toBe(404);
    await step('acceptObjection', receiptNo, discipline, { redactedText: '反映其订单数不实' });
    await step('openInvestigation', receiptNo, discipline);
    const shown = await step('readObjection', receiptNo, agencyOf(one));
    expect(shown.body).toMatchObject({ text: '反映其订单数不实' });
    expect(JSON.stringify(shown.body)).not.toMatch(/赵小满|13800000042|INDIVIDUAL/);
    const comment = { text: '订单均有合同', documentIds: [] };
    expect((await step('commentOnObjection', receiptNo, agencyOf(other), comment)).status).toBe(404);
    expect((await step('readObjection', receiptNo, agencyOf(other))).status).toBe(404);
    const { body } = await step('commentOnObjection', receiptNo, agencyOf(one), comment);
    expect(body.comment.text).toBe('订单均有合同');
  });
});
