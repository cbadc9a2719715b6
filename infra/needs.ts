import { Aws } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { EVENT_SOURCE } from '../events/envelope.ts';
import { acknowledgeWildcard } from './acknowledge.ts';
import { address, type AddressVariable } from './addresses.ts';
import type { NodeFunction } from './constructs/node-function.ts';
import type { StageConfig } from './stage.ts';

export type PlatformIndex = 'unrelayed' | 'due' | 'list1' | 'list2' | 'list3';

/** DynamoDB authorises TransactWriteItems and TransactGetItems through these, item by item. */
const tableActions = {
  read: ['GetItem', 'BatchGetItem', 'Query'],
  commit: ['GetItem', 'BatchGetItem', 'Query', 'ConditionCheckItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
  mark: ['GetItem', 'UpdateItem'],
} as const;

const materialsActions = {
  upload: ['s3:PutObject'],
  read: ['s3:GetObject', 's3:GetObjectVersion'],
  describe: ['s3:GetObject', 's3:GetObjectVersion'],
  retain: ['s3:PutObjectRetention'],
} as const;

type MaterialsUse = keyof typeof materialsActions;

/** What a function uses. Each need gives it the permission and the environment variables, and nothing beyond. */
export interface Needs {
  /** `read`, `commit` (a whole transaction of the store), or `mark` (change a single item). */
  readonly platform?: keyof typeof tableActions;
  readonly indexes?: readonly PlatformIndex[];
  /** The sealed table and its key, which also encrypts single fields. */
  readonly sealed?: 'read' | 'commit';
  /** Encrypts the answers kept for repeated commands where they are confidential; opens nothing else. */
  readonly confidentialAnswers?: true;
  /** Blind indexes of phone numbers, and secret codes. */
  readonly mac?: true;
  /** Signs daily roots. */
  readonly historyKey?: true;
  /** Material files: take uploads, hand out what was uploaded, look whether and how it is there, lock it. */
  readonly materials?: readonly MaterialsUse[];
  /** Lists as files: make them, or hand out links to them. */
  readonly exports?: 'make' | 'link';
  readonly bus?: true;
  /** One-time schedules of deadlines. */
  readonly schedules?: true;
  readonly sendsTo?: readonly string[];
  /** Submits text messages, or takes what a domestic gateway reports of them. */
  readonly sms?: 'submit' | 'reports';
  readonly addresses?: readonly AddressVariable[];
}

/** What the stacks of data and messaging offer to functions. */
export interface Resources {
  readonly stage: StageConfig;
  readonly platform: Table;
  readonly sealed: Table;
  readonly sealedKey: IKey;
  readonly macKey: IKey;
  readonly historyKey: IKey;
  readonly materials: Bucket;
  readonly bus: EventBus;
  readonly scheduleGroup: string;
  readonly scheduleRole: IRole;
  readonly scheduleDeadLetters: IQueue;
  readonly deadlines: IQueue;
  /** Queues that functions may send to, by name, with the variable that carries the address. */
  readonly outlets: Readonly<Record<string, { readonly variable: string; readonly queue: IQueue }>>;
}

/** Grants a function what it needs, by named actions, and tells it the addresses. */
export function provide(fn: NodeFunction, needs: Needs, has: Resources): void {
  const environment = (name: string, value: string) => fn.lambda.addEnvironment(name, value);
  if (needs.platform) {
    environment('PLATFORM_TABLE', has.platform.tableName);
    fn.allow(dynamodb(needs.platform), [has.platform.tableArn]);
    const indexes = (needs.indexes ?? []).map((index) => `${has.platform.tableArn}/index/${index}`);
    if (indexes.length > 0) fn.allow(['dynamodb:Query'], indexes);
  }
  if (needs.sealed) provideSealed(fn, needs.sealed, has);
  else if (needs.confidentialAnswers) {
    environment('SEALED_KEY_ARN', has.sealedKey.keyArn);
    fn.allow(['kms:GenerateDataKey', 'kms:Decrypt'], [has.sealedKey.keyArn], {
      StringLike: { 'kms:EncryptionContext:context': 'IDEMPOTENCY#*' },
    });
  }
  if (needs.mac) {
    environment('MAC_KEY_ARN', has.macKey.keyArn);
    fn.allow(['kms:GenerateMac'], [has.macKey.keyArn]);
  }
  if (needs.historyKey) {
    environment('HISTORY_KEY_ARN', has.historyKey.keyArn);
    fn.allow(['kms:GetPublicKey'], [has.historyKey.keyArn]);
    fn.allow(['kms:Sign'], [has.historyKey.keyArn], {
      StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256', 'kms:MessageType': 'RAW' },
    });
  }
  if (needs.materials) provideMaterials(fn, needs.materials, has);
  if (needs.exports) provideExports(fn, needs.exports, has);
  if (needs.bus) {
    environment('BUS_NAME', has.bus.eventBusName);
    // One call puts several entries, each with its source: the set operator holds however many there are.
    fn.allow(['events:PutEvents'], [has.bus.eventBusArn], {
      'ForAllValues:StringEquals': { 'events:source': EVENT_SOURCE },
    });
  }
  if (needs.schedules) provideSchedules(fn, has);
  for (const name of needs.sendsTo ?? []) {
    const outlet = has.outlets[name];
    if (!outlet) throw new Error(`There is no queue "${name}" to send to.`);
    environment(outlet.variable, outlet.queue.queueUrl);
    fn.allow(['sqs:SendMessage'], [outlet.queue.queueArn]);
  }
  if (needs.sms) provideSms(fn, needs.sms, has);
  for (const variable of needs.addresses ?? []) environment(variable, address(fn, has.stage, variable));
}

function dynamodb(access: keyof typeof tableActions): string[] {
  return tableActions[access].map((action) => `dynamodb:${action}`);
}

function provideSealed(fn: NodeFunction, access: 'read' | 'commit', has: Resources): void {
  fn.lambda.addEnvironment('SEALED_TABLE', has.sealed.tableName);
  fn.lambda.addEnvironment('SEALED_KEY_ARN', has.sealedKey.keyArn);
  fn.allow(dynamodb(access), [has.sealed.tableArn]);
  const key = [has.sealedKey.keyArn];
  // DynamoDB itself unwraps the table key on the caller's behalf.
  fn.allow(access === 'read' ? ['kms:Decrypt'] : ['kms:Decrypt', 'kms:GenerateDataKey'], key);
}

function provideMaterials(fn: NodeFunction, uses: readonly MaterialsUse[], has: Resources): void {
  fn.lambda.addEnvironment('MATERIALS_BUCKET', has.materials.bucketName);
  const actions = uses.flatMap((use) => materialsActions[use]);
  fn.allow(actions, [has.materials.arnForObjects('uploads/*')]);
  // Without it S3 answers 403, and not 404, for a file that is not there.
  if (uses.includes('describe')) fn.allow(['s3:ListBucket'], [has.materials.bucketArn]);
  acknowledgeWildcard(
    fn.policy,
    /\/uploads\/\*$/,
    'Files are named when they are uploaded; the function reaches objects under uploads/ only, by named actions.',
  );
}

function provideExports(fn: NodeFunction, use: 'make' | 'link', has: Resources): void {
  fn.lambda.addEnvironment('MATERIALS_BUCKET', has.materials.bucketName);
  const reading = ['s3:GetObject', 's3:GetObjectVersion'];
  fn.allow(use === 'make' ? [...reading, 's3:PutObject'] : reading, [
    has.materials.arnForObjects('exports/*'),
  ]);
  acknowledgeWildcard(
    fn.policy,
    /\/exports\/\*$/,
    'An export is named when it is asked for; the function reaches objects under exports/ only, by named actions.',
  );
}

function provideSchedules(fn: NodeFunction, has: Resources): void {
  fn.lambda.addEnvironment('SCHEDULE_GROUP', has.scheduleGroup);
  fn.lambda.addEnvironment('SCHEDULE_ROLE_ARN', has.scheduleRole.roleArn);
  fn.lambda.addEnvironment('SCHEDULE_DLQ_ARN', has.scheduleDeadLetters.queueArn);
  fn.lambda.addEnvironment('DEADLINE_QUEUE_ARN', has.deadlines.queueArn);
  fn.allow(
    [
      'scheduler:CreateSchedule',
      'scheduler:UpdateSchedule',
      'scheduler:GetSchedule',
      'scheduler:DeleteSchedule',
    ],
    [`arn:${Aws.PARTITION}:scheduler:${Aws.REGION}:${Aws.ACCOUNT_ID}:schedule/${has.scheduleGroup}/*`],
  );
  acknowledgeWildcard(
    fn.policy,
    /:schedule\/voucher-[a-z0-9-]+-deadlines\/\*$/,
    'Each deadline has a schedule of its own name, all in one group that holds nothing else.',
  );
  fn.allow(['iam:PassRole'], [has.scheduleRole.roleArn], {
    StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
  });
}

function provideSms(fn: NodeFunction, use: 'submit' | 'reports', has: Resources): void {
  if (use === 'submit') {
    fn.lambda.addEnvironment('SMS_PROVIDER', has.stage.smsProvider);
    fn.lambda.addEnvironment('SMS_SIGNATURE', has.stage.smsSignature);
  }
  if (has.stage.smsProvider !== 'sns') {
    const secret = address(fn, has.stage, 'SMS_ACCOUNT_SECRET_ARN');
    fn.lambda.addEnvironment('SMS_ACCOUNT_SECRET_ARN', secret);
    fn.allow(['secretsmanager:GetSecretValue'], [secret]);
    return;
  }
  if (use === 'reports') return;
  fn.allow(['sns:Publish'], ['*']);
  acknowledgeWildcard(
    fn.policy,
    /^Resource::\*$/,
    'IAM has no resource for a phone number; a deny beside it keeps the function from publishing to any topic.',
  );
  fn.policy.addStatements(
    new PolicyStatement({
      effect: Effect.DENY,
      actions: ['sns:Publish'],
      resources: [`arn:${Aws.PARTITION}:sns:*:*:*`],
    }),
  );
}
