import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../acknowledge.ts';
import { houseAlarm } from './alarm.ts';
import type { HouseContext } from './context.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { NodeFunction } from './node-function.ts';

export interface StreamConsumerProps {
  readonly house: HouseContext;
  readonly name: string;
  readonly entry: string;
  readonly table: Table;
  /** Lambda filter pattern on stream records; only matching records cost an invocation. */
  readonly filter: Record<string, unknown>;
  readonly batchSize?: number;
  readonly onAlarm: string;
}

/** A function on the change stream of a table: bisects failing batches, and sets aside what fails for good. */
export class StreamConsumer extends Construct {
  readonly function: NodeFunction;

  constructor(scope: Construct, id: string, props: StreamConsumerProps) {
    super(scope, id);
    const { house, name, table, onAlarm } = props;
    const streamArn = table.tableStreamArn;
    if (!streamArn) throw new Error(`The table of stream consumer "${name}" has no stream.`);
    this.function = new NodeFunction(this, 'Worker', {
      house,
      name,
      entry: props.entry,
      timeout: Duration.seconds(30),
      onAlarm,
    });
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      house,
      of: `stream consumer "${name}"`,
      onAlarm,
    });
    this.function.allow(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      [streamArn],
    );
    this.function.allow(['dynamodb:ListStreams'], ['*']);
    acknowledgeWildcard(
      this.function.policy,
      /^Resource::\*$/,
      'Lambda demands dynamodb:ListStreams of a stream consumer, and IAM knows no resource for it; it lists names only.',
    );
    this.function.allow(['sqs:SendMessage'], [deadLetters.queue.queueArn]);
    const mapping = new EventSourceMapping(this, 'Source', {
      target: this.function.lambda,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize ?? 100,
      bisectBatchOnError: true,
      retryAttempts: 10,
      reportBatchItemFailures: true,
      filters: [FilterCriteria.filter(props.filter)],
      onFailure: { bind: () => ({ destination: deadLetters.queue.queueArn }) },
    });
    mapping.node.addDependency(this.function.policy);
    houseAlarm(this, 'IteratorAge', house, {
      metric: this.function.lambda.metric('IteratorAge', {
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      above: Duration.minutes(15).toMilliseconds(),
      symptom: `Stream consumer "${name}" is far behind the changes of its table`,
      onAlarm,
    });
  }
}
