import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { HouseContext } from './context.ts';
import { NodeFunction } from './node-function.ts';
import type { WorkQueue } from './work-queue.ts';

export interface QueueConsumerProps {
  readonly house: HouseContext;
  readonly name: string;
  readonly entry: string;
  readonly source: WorkQueue;
  readonly batchSize?: number;
  /** How long to gather a batch, in seconds. */
  readonly batchingWindow?: number;
  /** Upper bound of parallel executions (2 to 1000), so that a backlog leaves capacity for people. */
  readonly maxConcurrency?: number;
  readonly memoryMiB?: number;
  readonly onAlarm: string;
}

/** A function that works through a queue and answers, message by message, which of a batch failed. */
export class QueueConsumer extends Construct {
  readonly function: NodeFunction;

  constructor(scope: Construct, id: string, props: QueueConsumerProps) {
    super(scope, id);
    const { queue, consumerTimeout } = props.source;
    this.function = new NodeFunction(this, 'Worker', {
      house: props.house,
      name: props.name,
      entry: props.entry,
      timeout: consumerTimeout,
      onAlarm: props.onAlarm,
      ...(props.memoryMiB ? { memoryMiB: props.memoryMiB } : {}),
    });
    this.function.allow(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility'],
      [queue.queueArn],
    );
    const mapping = new EventSourceMapping(this, 'Source', {
      target: this.function.lambda,
      eventSourceArn: queue.queueArn,
      batchSize: props.batchSize ?? 10,
      maxBatchingWindow: Duration.seconds(props.batchingWindow ?? 0),
      maxConcurrency: props.maxConcurrency ?? 10,
      reportBatchItemFailures: true,
    });
    mapping.node.addDependency(this.function.policy);
    acknowledge(
      mapping,
      'Serverless-LambdaEventSourceMappingDestination',
      'A mapping of a queue has no destination of its own: the redrive policy of the queue moves failures to its dead letters.',
    );
  }
}
