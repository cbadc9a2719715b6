import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { smsText, type TemplateRegistry } from '../../domain/notification/templates/template.ts';
import type { SmsMessage, SmsPort, SmsSubmitResult } from './sms-port.ts';

const PROVIDER = 'sns';

/** UCS-2 characters of one message, and of each part of a longer one (domain §4.1). */
const ONE_SEGMENT = 70;
const PART = 67;

/** Refusals that pass by themselves or by a repair of ours; the message was not taken. */
const RETRYABLE: readonly string[] = [
  'Throttled',
  'ThrottledException',
  'ThrottlingException',
  'KMSThrottlingException',
  'TooManyEntriesInBatchRequest',
  'ServiceUnavailable',
];

/** The connection was never made, so nothing can have been taken. */
const NOT_CONNECTED: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * A client that submits once: Amazon SNS cannot de-duplicate a text message, so the SDK's own retries after a time-out
 * could send it twice (domain §4.2).
 */
export const snsSmsClient = (): SNSClient => new SNSClient({ maxAttempts: 1 });

/** Amazon SNS, which sends the full text (SNS Developer Guide, "Publishing SMS messages to a mobile phone"). */
export function snsSms(client: SNSClient, templates: TemplateRegistry, signature: string): SmsPort {
  return {
    async send({ to, templateKey, params }) {
      const text = render(templates, { templateKey, params }, signature);
      if (text === undefined) return rejected('TEXT_NOT_RENDERED', false);
      try {
        const { MessageId } = await client.send(
          new PublishCommand({
            PhoneNumber: to,
            Message: text,
            MessageAttributes: {
              'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
            },
          }),
        );
        if (MessageId === undefined) throw new Error('SNS answered without a message id');
        return {
          status: 'ACCEPTED',
          provider: PROVIDER,
          providerMessageId: MessageId,
          segments: text.length <= ONE_SEGMENT ? 1 : Math.ceil(text.length / PART),
        };
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
}

/** Undefined for a text that cannot be made: nothing was sent, so that is a refusal and no doubt. */
function render(
  templates: TemplateRegistry,
  { templateKey, params }: Pick<SmsMessage, 'templateKey' | 'params'>,
  signature: string,
): string | undefined {
  const template = templates[templateKey];
  try {
    return template?.sms && smsText(template, params, signature);
  } catch {
    return undefined;
  }
}

/** Tells a refusal from an unknown outcome, which is thrown without the SDK's text (it may quote the number). */
function refusalOf(error: unknown): SmsSubmitResult {
  const { name, code, httpStatus } = describe(error);
  if (RETRYABLE.includes(name) || httpStatus === 403 || httpStatus === 429) return rejected(name, true);
  if (NOT_CONNECTED.includes(code)) return rejected(code, true);
  if (httpStatus !== undefined && httpStatus >= 400 && httpStatus < 500) return rejected(name, false);
  throw new Error(`the outcome of a submission is unknown: ${name}`);
}

function describe(error: unknown): { name: string; code: string; httpStatus: number | undefined } {
  if (!(error instanceof Error)) return { name: 'UNKNOWN', code: '', httpStatus: undefined };
  // SDK and socket errors carry these beside what every Error has.
  const { $metadata, code } = error as { $metadata?: { httpStatusCode?: number }; code?: unknown };
  return {
    name: error.name,
    code: typeof code === 'string' ? code : '',
    httpStatus: $metadata?.httpStatusCode,
  };
}

const rejected = (code: string, retryable: boolean): SmsSubmitResult => ({
  status: 'REJECTED',
  provider: PROVIDER,
  code,
  retryable,
});
