import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { houseAlarm } from './alarm.ts';
import type { HouseContext } from './context.ts';

export interface DeadLetterQueueProps {
  readonly house: HouseContext;
  /** Whose failures land here, for the alarm's text. */
  readonly of: string;
  readonly onAlarm: string;
}

/** Where work goes that failed for good. Kept 14 days; one message is enough to raise the alarm. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    houseAlarm(this, 'Depth', props.house, {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      above: 0,
      symptom: `Work of ${props.of} failed for good and waits in its dead-letter queue`,
      onAlarm: props.onAlarm,
    });
    const reason = 'This is a dead-letter queue: a person empties it by the runbook, nothing lies behind it.';
    acknowledge(this.queue, 'AwsSolutions-SQS3', reason);
    acknowledge(this.queue, 'Serverless-SQSRedrivePolicy', reason);
  }
}
