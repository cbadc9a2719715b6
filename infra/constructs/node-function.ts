import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { houseAlarm } from './alarm.ts';
import type { HouseContext } from './context.ts';

/** CloudWatch namespace of the metrics that functions emit themselves. */
export const METRICS_NAMESPACE = 'Voucher';

export interface NodeFunctionProps {
  readonly house: HouseContext;
  readonly name: string;
  /** Path of the entry file from the repository's root; it exports `handler`. */
  readonly entry: string;
  readonly timeout: Duration;
  readonly memoryMiB?: number;
  /** Where an asynchronous call ends that failed three times. Given exactly when the function is called that way. */
  readonly asyncDeadLetters?: IQueue;
  readonly onAlarm: string;
}

/**
 * A Lambda function of the house: Node 24 on arm64, its own role and log group, alarms on errors and throttles. It may
 * write its log and nothing else until told so by `allow`.
 */
export class NodeFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly policy: Policy;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    const { house, name, onAlarm } = props;
    const logGroup = new LogGroup(this, 'Logs', {
      retention: house.stage.logRetentionDays,
      removalPolicy: house.stage.production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.policy = new Policy(this, 'Policy', { roles: [role] });
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
    this.lambda = new LambdaFunction(this, 'Function', {
      description: name,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: house.code(name, props.entry),
      role,
      logGroup,
      timeout: props.timeout,
      memorySize: props.memoryMiB ?? 512,
      environment: {
        STAGE: house.stage.name,
        LOG_LEVEL: 'INFO',
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
      },
      ...(props.asyncDeadLetters ? { deadLetterQueue: props.asyncDeadLetters } : {}),
    });
    // A function without its permissions would fail its first calls.
    this.lambda.node.addDependency(this.policy);
    const period = Duration.minutes(5);
    houseAlarm(this, 'Errors', house, {
      metric: this.lambda.metricErrors({ period }),
      above: 0,
      symptom: `Function "${name}" fails`,
      onAlarm,
    });
    houseAlarm(this, 'Throttles', house, {
      metric: this.lambda.metricThrottles({ period }),
      above: 0,
      periods: 2,
      symptom: `Function "${name}" is throttled by the account's concurrency limit`,
      onAlarm,
    });
    this.acknowledgeHouseRules(props);
  }

  /** Grants named actions on named resources; wildcards need an acknowledgement with a reason. */
  allow(
    actions: readonly string[],
    resources: readonly string[],
    conditions?: PolicyStatement['conditions'],
  ): void {
    this.policy.addStatements(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: [...actions],
        resources: [...resources],
        ...(conditions ? { conditions } : {}),
      }),
    );
  }

  private acknowledgeHouseRules(props: NodeFunctionProps): void {
    acknowledge(
      this.lambda,
      'Serverless-LambdaTracing',
      'Traces would keep request addresses with case numbers outside our retention; structured logs carry the correlation id.',
    );
    if (!props.asyncDeadLetters) {
      acknowledge(
        this.lambda,
        'Serverless-LambdaDLQ',
        'Never called asynchronously: failures stay with the caller, the queue or the stream, which have dead letters.',
      );
    }
  }
}
