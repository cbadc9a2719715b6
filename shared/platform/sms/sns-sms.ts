import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { TemplateRegistry } from '../../domain/notification/templates/template.ts';
import { renderSms } from './render-sms.ts';
import { NOT_CONNECTED, segmentsOf } from './sms-facts.ts';
import type { SmsPort, SmsSubmitResult } from './sms-port.ts';

const PROVIDER = 'sns';

/** Refusals that pass by themselves or by a repair of ours; the message was not taken. */
const RETRYABLE: readonly string[] = [
  'Throttled',
  'ThrottledException',
  'ThrottlingException',
  'KMSThrottlingException',
  'TooManyEntriesInBatchRequest',
  'ServiceUnavailable',
];

/**
 * A client that submits once: Amazon SNS cannot de-duplicate a text message, so the SDK's own retries after a time-out
 * could send it twice (domain §4.2).
 */
export const snsSmsClient = (): SNSClient => new SNSClient({ maxAttempts: 1 });

/** Amazon SNS, which sends the full text (SNS Developer Guide, "Publishing SMS messages to a mobile phone"). */
export function snsSms(client: SNSClient, templates: TemplateRegistry, signature: string): SmsPort {
  return {
    async send({ to, templateKey, params }) {
      const text = renderSms(templates, { templateKey, params }, signature);
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
          segments: segmentsOf(text),
        };
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
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
