import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { houseAlarm } from './alarm.ts';
import type { HouseContext } from './context.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';

export interface WorkQueueProps {
  readonly house: HouseContext;
  readonly name: string;
  /** Time-out of the function that reads the queue; a message stays invisible six times as long. */
  readonly consumerTimeout: Duration;
  /** How old the oldest message may grow before a person is told (default 15 minutes). */
  readonly maxAge?: Duration;
  readonly onAlarm: string;
}

/** Attempts before a message is given up. Lambda itself asks for at least five. */
const maxReceiveCount = 5;

/** A queue of work for one function, with its dead-letter queue and its alarms. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly consumerTimeout: Duration;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const { house, onAlarm } = props;
    this.consumerTimeout = props.consumerTimeout;
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      house,
      of: `queue "${props.name}"`,
      onAlarm,
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: Duration.seconds(props.consumerTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: deadLetters.queue, maxReceiveCount },
    });
    houseAlarm(this, 'Age', house, {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) }),
      above: (props.maxAge ?? Duration.minutes(15)).toSeconds(),
      symptom: `Work in queue "${props.name}" has waited too long`,
      onAlarm,
    });
  }
}
