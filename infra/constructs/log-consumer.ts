import { Duration } from 'aws-cdk-lib';
import { FilterPattern, type ILogGroup, SubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations';
import { Construct } from 'constructs';
import type { HouseContext } from './context.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { NodeFunction } from './node-function.ts';

export interface LogConsumerProps {
  readonly house: HouseContext;
  readonly name: string;
  readonly entry: string;
  readonly logGroups: readonly ILogGroup[];
  readonly onAlarm: string;
}

/** A function that is handed the lines of log groups; what it fails on three times is set aside. */
export class LogConsumer extends Construct {
  readonly function: NodeFunction;

  constructor(scope: Construct, id: string, props: LogConsumerProps) {
    super(scope, id);
    const { house, name, onAlarm } = props;
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      house,
      of: `log consumer "${name}"`,
      onAlarm,
    });
    this.function = new NodeFunction(this, 'Worker', {
      house,
      name,
      entry: props.entry,
      timeout: Duration.seconds(30),
      asyncDeadLetters: deadLetters.queue,
      onAlarm,
    });
    for (const [index, logGroup] of props.logGroups.entries()) {
      new SubscriptionFilter(this, `Subscription${index}`, {
        logGroup,
        filterPattern: FilterPattern.allEvents(),
        destination: new LambdaDestination(this.function.lambda),
      });
    }
  }
}
