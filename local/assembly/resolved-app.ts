/**
 * The cloud assembly with every intrinsic resolved: what `npm start` runs. ARNs are deterministic
 * (account 000000000000), queue URLs point to the internal server.
 */
export interface ResolvedApp {
  readonly region: string;
  readonly account: string;
  readonly partition: string;
  /** `http://127.0.0.1:<port>` of the internal server that speaks the AWS protocols. */
  readonly internalUrl: string;
  readonly functions: readonly ResolvedFunction[];
  readonly httpApis: readonly ResolvedHttpApi[];
  readonly eventSources: readonly ResolvedEventSource[];
  readonly queues: readonly ResolvedQueue[];
  /** Without the account's `default` bus, which always exists. */
  readonly buses: readonly ResolvedBus[];
  readonly rules: readonly ResolvedRule[];
  readonly scheduleGroups: readonly string[];
  readonly schedules: readonly ResolvedSchedule[];
  readonly tables: readonly ResolvedTable[];
  readonly buckets: readonly ResolvedBucket[];
  readonly keys: readonly ResolvedKey[];
  readonly topics: readonly ResolvedTopic[];
  readonly logGroups: readonly string[];
  readonly logSubscriptions: readonly ResolvedLogSubscription[];
  /** Stack outputs by `<stack>.<output id>`. */
  readonly outputs: Readonly<Record<string, string>>;
}

export interface ResolvedFunction {
  readonly stack: string;
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** What people call it: its service name in the log. */
  readonly service: string;
  /** For example `index.handler`. */
  readonly handler: string;
  readonly runtime: string;
  /** Absolute directory of the bundled asset. */
  readonly assetDir: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly logGroup: string;
  readonly reservedConcurrency?: number;
  /** Dead-letter queue (or on-failure destination) of asynchronous invocations. */
  readonly asyncFailureArn?: string;
  readonly asyncMaxRetries: number;
}

export interface ResolvedHttpApi {
  readonly id: string;
  readonly name: string;
  readonly routes: readonly ResolvedRoute[];
  /** Requests a second and burst of the default stage; absent when not throttled. */
  readonly throttle?: { readonly rate: number; readonly burst: number };
}

export interface ResolvedRoute {
  /** `GET /onboarding-cases/{caseId}` or `$default`. */
  readonly routeKey: string;
  readonly functionArn: string;
  readonly timeoutMs: number;
  readonly authorizer?: ResolvedJwtAuthorizer;
}

export interface ResolvedJwtAuthorizer {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** `$request.header.Authorization`. */
  readonly identitySource: string;
  readonly scopes: readonly string[];
}

export interface ResolvedEventSource {
  readonly id: string;
  readonly functionArn: string;
  /** Queue ARN or stream ARN. */
  readonly sourceArn: string;
  readonly kind: 'sqs' | 'stream';
  readonly batchSize: number;
  readonly batchWindowSeconds: number;
  readonly reportBatchItemFailures: boolean;
  /** Event patterns, any of which lets a record through; empty = all. */
  readonly filters: readonly unknown[];
  readonly bisectOnError: boolean;
  /** -1 = until the record expires. */
  readonly maxRetries: number;
  readonly maxRecordAgeSeconds: number;
  readonly parallelization: number;
  readonly maxConcurrency?: number;
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST';
  /** Queue or topic told of discarded stream batches. */
  readonly onFailureArn?: string;
}

export interface ResolvedQueue {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly fifo: boolean;
  readonly visibilityTimeoutSeconds: number;
  readonly delaySeconds: number;
  readonly retentionSeconds: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
}

export interface ResolvedBus {
  readonly name: string;
  readonly arn: string;
  readonly deadLetterArn?: string;
}

export interface ResolvedRule {
  readonly name: string;
  readonly arn: string;
  readonly busName: string;
  readonly enabled: boolean;
  /** EventBridge event pattern; absent for `ScheduleExpression` rules, which are refused. */
  readonly pattern: unknown;
  readonly targets: readonly ResolvedTarget[];
}

export interface ResolvedTarget {
  readonly id: string;
  /** Queue, function or bus. */
  readonly arn: string;
  readonly deadLetterArn?: string;
  readonly input?: string;
  readonly inputPath?: string;
  readonly inputTransformer?: { readonly paths: Readonly<Record<string, string>>; readonly template: string };
  readonly maxRetries?: number;
  readonly maxAgeSeconds?: number;
  readonly messageGroupId?: string;
}

export interface ResolvedSchedule {
  readonly name: string;
  readonly groupName: string;
  readonly arn: string;
  /** `rate(5 minutes)`, `cron(5 0 * * ? *)`, `at(2026-03-02T09:00:00)`. */
  readonly expression: string;
  /** IANA name; UTC when the template gives none. */
  readonly timezone: string;
  readonly enabled: boolean;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly target: ResolvedTarget & { readonly roleArn: string };
}

export interface ResolvedTable {
  readonly name: string;
  readonly arn: string;
  readonly streamArn?: string;
  readonly ttlAttribute?: string;
  /** The CreateTable input, from the template. */
  readonly createInput: Readonly<Record<string, unknown>>;
}

export interface ResolvedBucket {
  readonly name: string;
  readonly arn: string;
  readonly versioned: boolean;
  /** Versions may be kept from deletion until a date (S3 Object Lock). */
  readonly objectLock: boolean;
  /** Emits object events on the default bus (`EventBridgeConfiguration`). */
  readonly eventBridge: boolean;
  readonly cors: unknown;
}

export interface ResolvedKey {
  readonly id: string;
  readonly arn: string;
  readonly aliases: readonly string[];
  /** `SYMMETRIC_DEFAULT`, `HMAC_256` or `ECC_NIST_P256`. */
  readonly spec: string;
  readonly usage: string;
}

export interface ResolvedTopic {
  readonly name: string;
  readonly arn: string;
  readonly subscriptions: readonly { readonly protocol: string; readonly endpoint: string }[];
}

export interface ResolvedLogSubscription {
  readonly logGroup: string;
  readonly filterPattern: string;
  readonly destinationArn: string;
}
