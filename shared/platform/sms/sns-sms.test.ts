import { createServer, type Server } from 'node:http';
import { SNSClient } from '@aws-sdk/client-sns';
import { afterEach, describe, expect, it } from 'vitest';
import { parsePhone } from '../../domain/identity/phone.ts';
import { templates } from '../../domain/notification/templates/registry.ts';
import { chooseSms } from './choose-sms.ts';
import { snsSms } from './sns-sms.ts';

const to = parsePhone('13800000001');
if (to === undefined) throw new Error('not a phone');
const message = {
  messageId: 'd1 1',
  to,
  templateKey: 'PUBLICITY_EXTENDED',
  params: { end: '2026年3月10日' },
  category: 'NOTICE',
} as const;

let server: Server | undefined;
afterEach(() => server?.close());

/** A provider that always answers so, and what it was asked. */
async function provider(
  status: number,
  body: string,
): Promise<{ client: SNSClient; asked: URLSearchParams[] }> {
  const asked: URLSearchParams[] = [];
  const started = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += part));
    request.on('end', () => {
      asked.push(new URLSearchParams(text));
      response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
    });
  });
  server = started;
  const port = await new Promise<number>((resolve) => {
    started.listen(0, '127.0.0.1', () => {
      const address = started.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return { client: clientOf(`http://127.0.0.1:${port}`), asked };
}

const clientOf = (endpoint: string) =>
  new SNSClient({
    endpoint,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  });

const accepted = `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>`;
const error = (code: string) =>
  `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>${code}</Code><Message>to +8613800000001</Message></Error></ErrorResponse>`;

describe('Amazon SNS', () => {
  it('[9-1c] sends the signed text once, as transactional', async () => {
    const { client, asked } = await provider(200, accepted);
    const result = await snsSms(client, templates, '创新券平台').send(message);
    expect(result).toEqual({ status: 'ACCEPTED', provider: 'sns', providerMessageId: 'm-1', segments: 1 });
    expect(asked).toHaveLength(1);
    const form = Object.fromEntries(asked[0] ?? []);
    expect(form.PhoneNumber).toBe('+8613800000001');
    expect(form.Message).toBe('【创新券平台】贵单位公示期顺延至2026年3月10日，详情请登录平台查看。');
    expect(Object.values(form)).toContain('Transactional');
  });

  it.each([
    [400, 'Throttled', true],
    [429, 'TooManyRequests', true],
    [403, 'AuthorizationError', true],
    [503, 'ServiceUnavailable', true],
    [400, 'InvalidParameter', false],
    [400, 'OptedOut', false],
  ])('answers %i %s as a refusal, retryable %s', async (status, code, retryable) => {
    const { client, asked } = await provider(status, error(code));
    const result = await snsSms(client, templates, '创新券平台').send(message);
    expect(result).toMatchObject({ status: 'REJECTED', retryable });
    expect(asked).toHaveLength(1);
  });

  it('answers as retryable when no connection was made', async () => {
    const port = snsSms(clientOf('http://127.0.0.1:1'), templates, '创新券平台');
    expect(await port.send(message)).toMatchObject({ status: 'REJECTED', retryable: true });
  });

  it('[SM-21] throws, without the number, when nobody can tell whether the message was taken', async () => {
    const { client, asked } = await provider(500, error('InternalError'));
    const sending = snsSms(client, templates, '创新券平台').send(message);
    await expect(sending).rejects.toThrow(/unknown/);
    await expect(sending).rejects.not.toThrow(/138/);
    expect(asked).toHaveLength(1);
  });

  it('says what to configure where a provider is not there', () => {
    const choose = (provider: string) => () =>
      chooseSms({ provider, signature: '创新券平台', accountSecretArn: '' }, templates);
    expect(choose('aliyun')).toThrow(/SMS_ACCOUNT_SECRET_ARN/);
    expect(choose('pigeon')).toThrow(/use sns or aliyun/);
  });
});
