import type { TemplateRegistry } from '../../domain/notification/templates/template.ts';
import type { SmsAccount, SmsAccountSource } from './sms-account.ts';
import { renderSms } from './render-sms.ts';
import { NOT_CONNECTED, segmentsOf } from './sms-facts.ts';
import type { SmsPort, SmsSubmitResult } from './sms-port.ts';

export const ALIYUN = 'aliyun';

const ENDPOINT = 'https://dysmsapi.aliyuncs.com';
const CONNECT_MS = 5_000;
const ANSWER_MS = 10_000;

/**
 * Refusals that pass by themselves or by a repair of ours; the message was not taken (Aliyun SMS, "API error codes").
 * Every other refusal is for good. `isp.SYSTEM_ERROR` says nothing of what became of the message.
 */
const RETRYABLE: readonly RegExp[] = [
  /^Throttling/,
  /^isv\.BUSINESS_LIMIT_CONTROL$/,
  /^isv\.DAY_LIMIT_CONTROL$/,
  /^isv\.MONTH_LIMIT_CONTROL$/,
  /^isv\.AMOUNT_NOT_ENOUGH$/,
  /^isv\.OUT_OF_SERVICE$/,
  /^isv\.ACCOUNT_/,
  /^isp\.RAM_PERMISSION_DENY$/,
  /^(InvalidAccessKeyId|SignatureDoesNotMatch|Forbidden|NoPermission)/,
];
const UNKNOWN: readonly RegExp[] = [/^isp\.SYSTEM_ERROR$/, /^(InternalError|ServiceUnavailable)/];

/**
 * Aliyun Dysmsapi (version 2017-05-25, SendSms), for partitions where Amazon SNS sends no SMS (domain §4.1). The
 * approved signature and template stand at the provider, which is given their names and the parameters. It submits
 * once: SendSms does not de-duplicate. The library is loaded by the first message.
 */
export function aliyunSms(
  account: SmsAccountSource,
  templates: TemplateRegistry,
  signature: string,
  endpoint: string = ENDPOINT,
): SmsPort {
  return {
    async send({ messageId, to, templateKey, params }) {
      const text = renderSms(templates, { templateKey, params }, signature);
      if (text === undefined) return rejected('TEXT_NOT_RENDERED', false);
      const known = await account();
      const code = known.templateCodes[templateKey];
      if (code === undefined) return rejected('TEMPLATE_NOT_APPROVED', false);
      try {
        const answer = await submit(known, endpoint, {
          // Mainland numbers stand without the country code (SendSms, PhoneNumbers).
          phoneNumbers: to.slice('+86'.length),
          signName: signature,
          templateCode: code,
          templateParam: JSON.stringify(params),
          outId: messageId,
        });
        return answerOf(answer, text);
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
}

/** What SendSms says of a request that it understood. */
interface Answer {
  readonly code?: string;
  readonly bizId?: string;
}

/** One request; the library tries again only where it is told to, which it is not. */
async function submit(
  { accessKeyId, accessKeySecret }: SmsAccount,
  endpoint: string,
  fields: Record<string, string>,
): Promise<Answer> {
  const { default: library, SendSmsRequest } = await import('@alicloud/dysmsapi20170525');
  const { $OpenApiUtil } = await import('@alicloud/openapi-core');
  const { protocol, host } = new URL(endpoint);
  const client = new library.default(
    new $OpenApiUtil.Config({
      accessKeyId,
      accessKeySecret,
      endpoint: host,
      protocol: protocol === 'http:' ? 'HTTP' : 'HTTPS',
      connectTimeout: CONNECT_MS,
      readTimeout: ANSWER_MS,
    }),
  );
  const { body } = await client.sendSms(new SendSmsRequest(fields));
  return body ?? {};
}

function answerOf({ code, bizId }: Answer, text: string): SmsSubmitResult {
  if (code === 'OK') {
    if (bizId === undefined) throw new Error('Aliyun took a message without giving its id');
    return { status: 'ACCEPTED', provider: ALIYUN, providerMessageId: bizId, segments: segmentsOf(text) };
  }
  return refusalFor(code ?? 'NO_CODE');
}

/** @throws Error for a code that leaves open whether the message was taken */
function refusalFor(code: string): SmsSubmitResult {
  if (code === 'NO_CODE' || UNKNOWN.some((pattern) => pattern.test(code)))
    throw new Error(`the outcome of a submission is unknown: ${code}`);
  return rejected(
    code,
    RETRYABLE.some((pattern) => pattern.test(code)),
  );
}

/** Tells a refusal from an unknown outcome, which is thrown without the library's text (it may quote the number). */
function refusalOf(error: unknown): SmsSubmitResult {
  // The library's errors carry these beside what every Error has.
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const name = typeof code === 'string' ? code : 'UNKNOWN';
  if (NOT_CONNECTED.includes(name)) return rejected(name, true);
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return refusalFor(name);
  throw new Error(`the outcome of a submission is unknown: ${name}`);
}

const rejected = (code: string, retryable: boolean): SmsSubmitResult => ({
  status: 'REJECTED',
  provider: ALIYUN,
  code,
  retryable,
});
