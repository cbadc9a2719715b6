import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DysmsStandIn, startDysms } from '../../local/stand-ins/aliyun-dysms.ts';
import { parsePhone } from '../../shared/domain/identity/phone.ts';
import { templates } from '../../shared/domain/notification/templates/registry.ts';
import { aliyunSms } from '../../shared/platform/sms/aliyun-sms.ts';
import type { SmsAccount } from '../../shared/platform/sms/sms-account.ts';

const SIGNATURE = '创新券平台';
const account: SmsAccount = {
  accessKeyId: 'key-of-a-test',
  accessKeySecret: 'secret-of-a-test',
  templateCodes: { PUBLICITY_EXTENDED: 'SMS_100000001' },
  receiptToken: 'a token of a test, long enough for one',
};
const to = parsePhone('13800000001');
if (to === undefined) throw new Error('not a phone');
const message = {
  messageId: 'd1 1',
  to,
  templateKey: 'PUBLICITY_EXTENDED',
  params: { end: '2026年3月10日' },
  category: 'NOTICE',
} as const;

let gateway: DysmsStandIn;
beforeAll(async () => {
  gateway = await startDysms({
    ...account,
    signName: SIGNATURE,
    templateCodes: Object.values(account.templateCodes),
  });
});
beforeEach(() => {
  gateway.mood = {};
  gateway.taken.length = 0;
});
afterAll(() => gateway.close());

const portOf = (known: SmsAccount = account, signature = SIGNATURE, endpoint = gateway.endpoint) =>
  aliyunSms(async () => known, templates, signature, endpoint);

describe('Aliyun Dysmsapi', () => {
  it('[SM-21] is given the template, its parameters and our message id, signed, once', async () => {
    expect(await portOf().send(message)).toEqual({
      status: 'ACCEPTED',
      provider: 'aliyun',
      providerMessageId: gateway.taken[0]?.bizId,
      segments: 1,
    });
    expect(gateway.taken).toMatchObject([
      {
        phone: '13800000001',
        templateCode: 'SMS_100000001',
        params: { end: '2026年3月10日' },
        outId: 'd1 1',
      },
    ]);
  });

  it.each([
    ['isv.BUSINESS_LIMIT_CONTROL', true],
    ['isv.AMOUNT_NOT_ENOUGH', true],
    ['isv.MOBILE_NUMBER_ILLEGAL', false],
    ['isv.BLACK_KEY_CONTROL_LIMIT', false],
  ])('[SM-21] takes %s for a refusal, worth another try: %s', async (code, retryable) => {
    gateway.mood = { code };
    expect(await portOf().send(message)).toEqual({ status: 'REJECTED', provider: 'aliyun', code, retryable });
    expect(gateway.taken).toHaveLength(0);
  });

  it.each([
    [400, 'Throttling.User', true],
    [403, 'NoPermission', true],
    [400, 'InvalidParameter', false],
  ])('[SM-21] takes status %i %s for a refusal', async (status, code, retryable) => {
    gateway.mood = { error: { status, code } };
    expect(await portOf().send(message)).toMatchObject({ status: 'REJECTED', code, retryable });
  });

  it.each([
    ['a lost answer', { hangUp: true }],
    ['an inner error', { code: 'isp.SYSTEM_ERROR' }],
    ['an error of the interface', { error: { status: 500, code: 'InternalError' } }],
  ])('[SM-21] throws after %s, without the number, and asks no second time', async (_, mood) => {
    gateway.mood = mood;
    const sending = portOf().send(message);
    await expect(sending).rejects.toThrow(/unknown/);
    await expect(sending).rejects.not.toThrow(/138/);
    expect(gateway.taken.length).toBeLessThanOrEqual(1);
  });

  it('is refused with a wrong key, a wrong secret or a signature text that is not approved', async () => {
    const send = (port: ReturnType<typeof portOf>) => port.send(message);
    expect(await send(portOf({ ...account, accessKeyId: 'other' }))).toMatchObject({ retryable: true });
    expect(await send(portOf({ ...account, accessKeySecret: 'other' }))).toMatchObject({
      code: 'SignatureDoesNotMatch',
      retryable: true,
    });
    expect(await send(portOf(account, '别的平台'))).toMatchObject({
      code: 'isv.SMS_SIGNATURE_ILLEGAL',
      retryable: false,
    });
  });

  it('is not asked where the template is not approved there, the text cannot be made, or nobody listens', async () => {
    const unapproved = portOf({ ...account, templateCodes: {} });
    expect(await unapproved.send(message)).toMatchObject({ code: 'TEMPLATE_NOT_APPROVED', retryable: false });
    expect(await portOf().send({ ...message, params: {} })).toMatchObject({ code: 'TEXT_NOT_RENDERED' });
    const nowhere = portOf(account, SIGNATURE, 'http://127.0.0.1:1');
    expect(await nowhere.send(message)).toMatchObject({ status: 'REJECTED', retryable: true });
    expect(gateway.taken).toHaveLength(0);
  });
});
