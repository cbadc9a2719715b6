import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { history } from '../../../shared/store/read.ts';
import { discipline, clerk, reviewer, stepsIn, TUESDAY } from './steps.ts';
import { agencyOf, CLOSES, officer, startWorld } from './world.ts';

const world = await startWorld();
const { object, statusOf, step } = stepsIn(world);
afterAll(() => world.stop());

describe('the receipt', () => {
  it('[5-3x] opens the status page with its code only', async () => {
    const { publicityId } = await world.openNotice();
    const { receiptNo, code } = (await object(publicityId)).body;
    const read = (params: { receiptNo: string }, headers: Record<string, string>) =>
      world.call('readReceipt', { params, headers });
    const found = await read({ receiptNo }, { 'x-objection-code': code.toLowerCase().replaceAll('-', ' ') });
    expect(found.body).toMatchObject({ receiptNo, status: 'SUBMITTED', allowedActions: ['withdraw'] });
    expect(found.headers['cache-control']).toBe('no-store');
    for (const [number, given] of [
      [receiptNo, 'WRONG'],
      ['YY20260302-0000000000', code],
    ]) {
      const refused = await read({ receiptNo: number }, { 'x-objection-code': given });
      expect([refused.status, refused.body.code]).toEqual([404, 'NOT_FOUND']);
    }
    expect((await read({ receiptNo }, {})).body.fields).toMatchObject([
      { field: 'headers.x-objection-code' },
    ]);
  });

  it('[5-3x] lets the objector withdraw: the notice no longer waits', async () => {
    const { caseId, publicityId } = await world.openNotice();
    const { receiptNo, code } = (await object(publicityId)).body;
    const withdraw = (given: string) =>
      world.call('withdrawObjection', { params: { receiptNo }, headers: { 'x-objection-code': given } });
    expect((await withdraw('WRONG')).status).toBe(404);
    expect((await withdraw(code)).body.status).toBe('WITHDRAWN');
    expect((await withdraw(code)).body.code).toBe('ILLEGAL_TRANSITION');
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', CLOSES);
    expect(await statusOf(caseId)).toBe('APPROVED');
  });
});

describe('the confidence of an objection', () => {
  it('[5-3x] opens the identity to the discipline office alone, and says so in the trail', async () => {
    const { publicityId } = await world.openNotice();
    const { receiptNo } = (await object(publicityId)).body;
    for (const as of [clerk, reviewer, officer('c', 'CENTRE_ADMIN', 'COMMISSION_OFFICER')]) {
      const refused = await step('openObjectionIdentity', receiptNo, as, { reason: '好奇' });
      expect([refused.status, refused.body.code]).toEqual([403, 'FORBIDDEN_ROLE']);
    }
    const opened = await step('openObjectionIdentity', receiptNo, discipline, { reason: '核实联系方式' });
    expect(opened.body).toMatchObject({
      objector: { signedName: '赵小满', phone: '+8613800000042' },
      facts: '资质证书已过期',
    });
    const { items } = await history(world.tables, 'OBJECTION', receiptNo, { limit: 5 });
    expect(items.at(-1)).toMatchObject({
      type: 'ObjectionIdentityOpened',
      actor: { id: 'discipline' },
      reason: '核实联系方式',
    });
  });

  it('[5-3x] opens the longest that can be handed in, each time anew, and keeps no copy of it', async () => {
    const { publicityId } = await world.openNotice();
    const longest = {
      objector: {
        kind: 'UNIT',
        unitName: '单'.repeat(100),
        contactName: '名'.repeat(60),
        phone: '13800000042',
      },
      facts: '汉'.repeat(1200),
      evidence: '字'.repeat(600),
      leads: Array.from({ length: 5 }, () => '线'.repeat(120)),
    };
    const as = agencyOf(usccFixture(98));
    const params = { publicityId };
    const { receiptNo } = (await world.call('submitObjection', { as, at: TUESDAY, params, body: longest }))
      .body;
    const records = async () => {
      const { Count } = await world.tables.client.send(
        new ScanCommand({
          TableName: world.tables.platform,
          FilterExpression: 'begins_with(pk, :idempotency)',
          ExpressionAttributeValues: { ':idempotency': 'IDEM' },
        }),
      );
      return Count;
    };
    const before = await records();
    for (const reason of ['核实', '再次核实']) {
      const opened = await world.call('openObjectionIdentity', {
        as: discipline,
        params: { objectionId: receiptNo },
        body: { reason },
        key: 'the same key',
      });
      expect(opened.status).toBe(200);
      expect(opened.body).toMatchObject({
        facts: longest.facts,
        evidence: longest.evidence,
        leads: longest.leads,
        objector: { unitName: longest.objector.unitName, sealedByLoginOf: as.uscc },
      });
    }
    expect(before).toBeGreaterThan(0);
    expect(await records()).toBe(before);
    const { items } = await history(world.tables, 'OBJECTION', receiptNo, { limit: 5 });
    expect(items.slice(1).map(({ reason }) => reason)).toEqual(['核实', '再次核实']);
  });

  it('[5-3x] gives the agency the redacted text after acceptance, and nothing of others', async () => {
    const { publicityId, uscc } = await world.openNotice();
    const { receiptNo } = (await object(publicityId)).body;
    const own = agencyOf(uscc);
    expect((await step('readObjection', receiptNo, own)).status).toBe(404);
    expect((await world.call('listObjections', { as: own })).body.items).toEqual([]);
    for (const redactedText of ['赵小满反映其资质证书过期', '来电 13800000042']) {
      expect(await step('acceptObjection', receiptNo, discipline, { redactedText })).toMatchObject({
        status: 422,
        body: { code: 'VALIDATION_FAILED', fields: [{ field: 'body.redactedText' }] },
      });
    }
    await step('acceptObjection', receiptNo, discipline, { redactedText: '反映其资质证书过期' });
    const shown = await step('readObjection', receiptNo, own);
    expect(shown.body).toMatchObject({ text: '反映其资质证书过期', allowedActions: [] });
    expect(JSON.stringify(shown.body)).not.toMatch(/赵小满|13800000042|INDIVIDUAL/);
    expect((await world.call('listObjections', { as: own })).body.items).toHaveLength(1);
    expect((await step('readObjection', receiptNo, agencyOf(usccFixture(99)))).status).toBe(404);
    await step('openInvestigation', receiptNo, discipline);
    const comment = { text: '证书已换发', documentIds: [] };
    expect((await step('commentOnObjection', receiptNo, agencyOf(usccFixture(99)), comment)).status).toBe(
      404,
    );
    expect((await step('commentOnObjection', receiptNo, own, comment)).body.comment.text).toBe('证书已换发');
  });
});
