import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import type { CarrierLink, ServiceLog } from '../links.ts';
import type { Service } from '../service.ts';
import { AwsError, unsupportedCall } from '../wire/aws-error.ts';
import { reported } from '../wire/json-endpoint.ts';
import { entryMap, messageAttributes } from '../wire/query-input.ts';
import { xmlDocument, type XmlNode } from '../wire/xml.ts';
import type { Topics } from './topics.ts';

const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';
/** All messages of one publish together (SNS developer guide, "Publishing to a mobile phone"). */
const MAX_SMS_BYTES = 1_600;
const MAX_TOPIC_BYTES = 262_144;
const SMS_ATTRIBUTES = [
  'MonthlySpendLimit',
  'DeliveryStatusIAMRole',
  'DeliveryStatusSuccessSamplingRate',
  'DefaultSenderID',
  'DefaultSMSType',
  'UsageReportS3Bucket',
];

type Call = (input: URLSearchParams) => XmlNode;

/** SNS over awsQuery: Publish to a phone or a topic, and the account's SMS attributes. */
export function createSnsService(
  db: DatabaseSync,
  topics: Topics,
  carrier: CarrierLink,
  log: ServiceLog,
): Service {
  const attributes = smsAttributes(db);
  const calls: Readonly<Record<string, Call>> = {
    Publish: (input) => [['MessageId', publish(input, topics, carrier, attributes.get('DefaultSMSType'))]],
    SetSMSAttributes(input) {
      const given = entryMap(input, 'attributes');
      for (const [name, value] of given) {
        if (!SMS_ATTRIBUTES.includes(name))
          throw new AwsError('InvalidParameter', `Unknown attribute ${name}`);
        attributes.set(name, value);
      }
      return [];
    },
    GetSMSAttributes: (input) => {
      const wanted = [...input]
        .filter(([key]) => /^attributes\.member\.\d+$/.test(key))
        .map(([, name]) => name);
      const entries = attributes.all().filter(([name]) => wanted.length === 0 || wanted.includes(name));
      return [
        [
          'attributes',
          entries.map(
            ([key, value]) =>
              [
                'entry',
                [
                  ['key', key],
                  ['value', value],
                ],
              ] as const,
          ),
        ],
      ];
    },
  };
  return {
    prefix: '/sns',
    async handle(_req, res, body) {
      const input = new URLSearchParams(body.toString('utf8'));
      const action = input.get('Action') ?? 'a request without Action';
      try {
        const call = calls[action];
        if (call === undefined) throw unsupportedCall('sns', action);
        const result = call(input);
        sendXml(res, 200, `${action}Response`, [[`${action}Result`, result]]);
      } catch (error) {
        const { code, message, status } = reported({ service: 'sns', log }, action, error);
        const type = status < 500 ? 'Sender' : 'Receiver';
        sendXml(res, status, 'ErrorResponse', [
          [
            'Error',
            [
              ['Type', type],
              ['Code', code],
              ['Message', message],
            ],
          ],
        ]);
      }
    },
  };
}

function publish(
  input: URLSearchParams,
  topics: Topics,
  carrier: CarrierLink,
  defaultType = 'Promotional',
): string {
  const message = input.get('Message') ?? '';
  if (message === '') throw new AwsError('InvalidParameter', 'Invalid parameter: Empty message');
  const topicArn = input.get('TopicArn') ?? input.get('TargetArn');
  if (topicArn !== null) {
    if (Buffer.byteLength(message) > MAX_TOPIC_BYTES) {
      throw new AwsError('InvalidParameter', 'Invalid parameter: Message too long');
    }
    return topics.send(topicArn, message, input.get('Subject') ?? undefined);
  }
  const phoneNumber = input.get('PhoneNumber') ?? '';
  if (!/^\+[1-9]\d{4,14}$/.test(phoneNumber)) {
    throw new AwsError('InvalidParameter', 'Invalid parameter: PhoneNumber Reason: not valid to publish to');
  }
  if (Buffer.byteLength(message) > MAX_SMS_BYTES) {
    throw new AwsError('InvalidParameter', 'Invalid parameter: Message too long');
  }
  const attributes = messageAttributes(input);
  const senderId = attributes.get('AWS.SNS.SMS.SenderID');
  const messageId = randomUUID();
  carrier.submit({
    messageId,
    phoneNumber,
    message,
    smsType: attributes.get('AWS.SNS.SMS.SMSType') ?? defaultType,
    ...(senderId === undefined ? {} : { senderId }),
  });
  return messageId;
}

function smsAttributes(db: DatabaseSync) {
  db.exec('CREATE TABLE IF NOT EXISTS sms_attributes (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  const upsert = db.prepare('INSERT OR REPLACE INTO sms_attributes(name, value) VALUES (?, ?)');
  const every = db.prepare('SELECT name, value FROM sms_attributes ORDER BY name');
  const all = () => every.all().map((row): [string, string] => [String(row['name']), String(row['value'])]);
  return {
    all,
    get: (name: string) => all().find(([key]) => key === name)?.[1],
    set: (name: string, value: string) => void upsert.run(name, value),
  };
}

function sendXml(
  res: ServerResponse,
  status: number,
  root: string,
  content: Exclude<XmlNode, string | number | boolean>,
): void {
  res.writeHead(status, { 'content-type': 'text/xml' });
  res.end(xmlDocument(root, [...content, ['ResponseMetadata', [['RequestId', randomUUID()]]]], NAMESPACE));
}
