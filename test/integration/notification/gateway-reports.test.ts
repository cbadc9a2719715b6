import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeSmsReports } from '../../../functions/notification/receiving/take-sms-reports.ts';
import { routes } from '../../../functions/notification/routes.ts';
import type { SmsAccount } from '../../../shared/platform/sms/sms-account.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { minutesAfter, type ToldAgency, toldAgency } from './told-agency.ts';
import { agencyAdmin } from './world.ts';
import { USCC } from '../../support/uscc-fixtures.ts';

const account: SmsAccount = {
  accessKeyId: 'k',
  accessKeySecret: 's',
  templateCodes: {},
  receiptToken: 'a token of a test, long enough for one',
};

let dynamo: Dynamo;
let told: ToldAgency;
let agencies = 0;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

/** The gateway took a message to an agency of its own, and reports it under its own id. */
async function submitted(bizId: string) {
  agencies += 1;
  told = await toldAgency(dynamo.tables, agencies);
  const { id, event } = await told.queued();
  told.of.sms.next(async () => ({
    status: 'ACCEPTED',
    provider: 'aliyun',
    providerMessageId: bizId,
    segments: 1,
  }));
  await told.of.send(event);
  return id;
}

const report = (token: string, body: readonly Record<string, unknown>[], smsAccount = true) =>
  told.of.command(
    routes.takeSmsReports,
    (request, deps) =>
      takeSmsReports(request, { ...deps, ...(smsAccount && { smsAccount: async () => account }) }),
    // Nobody logs in here: the address is the secret.
    { as: agencyAdmin(USCC.company), params: { token }, body, now: minutesAfter(1) },
  );

describe("a domestic gateway's reports", () => {
  it('[SM-21] settle their deliveries, each once, and are acknowledged as the gateway expects', async () => {
    const [arrived, failed] = [await submitted('biz-1^0'), await submitted('biz-2^0')];
    const batch = [
      { biz_id: 'biz-1^0', success: true, err_code: 'DELIVERED', phone_number: '13800000001', out_id: '1' },
      { biz_id: 'biz-2^0', success: false, err_code: 'MOBILE_IN_BLACK', phone_number: '13800000001' },
    ];
    expect(await report(account.receiptToken, batch)).toMatchObject({ status: 200, body: { code: 0 } });
    await report(account.receiptToken, batch);
    expect((await told.of.deliveryOf(arrived)).status).toBe('DELIVERED');
    expect((await told.of.deliveryOf(failed)).status).toBe('DEAD');
    expect((await told.of.deliveryOf(failed)).body.attempts).toHaveLength(1);
  });

  it.each([
    ['TERMINAL_OFF', 'TERMINAL_OFF'],
    ['说明文字 13800000001', 'UNKNOWN_ERROR'],
  ])('[SM-21] call %s temporary and keep no text of theirs', async (code, kept) => {
    const id = await submitted(`biz-${kept}^0`);
    await report(account.receiptToken, [{ biz_id: `biz-${kept}^0`, success: false, err_code: code }]);
    const { body, status } = await told.of.deliveryOf(id);
    expect(status).toBe('QUEUED');
    expect(body.attempts[0]).toMatchObject({ outcome: 'TEMPORARY', code: kept });
  });

  it('change nothing under a wrong token, or where no such gateway is configured', async () => {
    const id = await submitted('biz-9^0');
    const body = [{ biz_id: 'biz-9^0', success: true }];
    await expect(report('another', body)).rejects.toMatchObject({ refusal: { refused: 'NOT_FOUND' } });
    await expect(report(account.receiptToken, body, false)).rejects.toMatchObject({
      refusal: { refused: 'NOT_FOUND' },
    });
    expect((await told.of.deliveryOf(id)).status).toBe('SUBMITTED');
  });
});
