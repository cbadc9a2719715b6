import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { HouseContext } from './context.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { NodeFunction } from './node-function.ts';

export interface Recurrence {
  readonly id: string;
  /** `rate(…)` or `cron(…)` of EventBridge Scheduler, read in Asia/Shanghai. */
  readonly expression: string;
  /** What the function is called with. */
  readonly input: Readonly<Record<string, string>>;
}

export interface ScheduledFunctionProps {
  readonly house: HouseContext;
  readonly name: string;
  readonly entry: string;
  readonly recurrences: readonly Recurrence[];
  readonly onAlarm: string;
}

/** A function called by the clock of Shanghai. A run that cannot be started, or fails three times, is set aside. */
export class ScheduledFunction extends Construct {
  readonly function: NodeFunction;

  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    super(scope, id);
    const { house, name, onAlarm } = props;
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      house,
      of: `scheduled function "${name}"`,
      onAlarm,
    });
    this.function = new NodeFunction(this, 'Worker', {
      house,
      name,
      entry: props.entry,
      timeout: Duration.seconds(60),
      asyncDeadLetters: deadLetters.queue,
      onAlarm,
    });
    const role = new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        target: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['lambda:InvokeFunction'],
              resources: [this.function.lambda.functionArn],
            }),
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queue.queueArn] }),
          ],
        }),
      },
    });
    for (const recurrence of props.recurrences) {
      new CfnSchedule(this, recurrence.id, {
        scheduleExpression: recurrence.expression,
        scheduleExpressionTimezone: 'Asia/Shanghai',
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: this.function.lambda.functionArn,
          roleArn: role.roleArn,
          input: JSON.stringify(recurrence.input),
          deadLetterConfig: { arn: deadLetters.queue.queueArn },
          retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: Duration.hours(6).toSeconds() },
        },
      });
    }
  }
}
