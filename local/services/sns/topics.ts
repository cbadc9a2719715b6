import { randomUUID } from 'node:crypto';
import type { ResolvedApp } from '../../assembly/resolved-app.ts';
import type { Kernel } from '../../clock/kernel.ts';
import type { TargetDelivery } from '../delivery/target-delivery.ts';
import type { Links, SnsLink } from '../links.ts';
import { AwsError } from '../wire/aws-error.ts';

export interface Topics extends SnsLink {
  /** As `publish`, and returns the message id. */
  send(topicArn: string, message: string, subject?: string): string;
}

/** Topics of the template; queues and functions are delivered to, mail addresses only logged. */
export function createTopics(
  kernel: Kernel,
  app: ResolvedApp,
  delivery: TargetDelivery,
  log: Links['log'],
): Topics {
  const send: Topics['send'] = (topicArn, message, subject) => {
    const topic = app.topics.find((t) => t.arn === topicArn);
    if (topic === undefined) throw new AwsError('NotFound', `Topic does not exist: ${topicArn}`, 404);
    const messageId = randomUUID();
    const notification = {
      Type: 'Notification',
      MessageId: messageId,
      TopicArn: topicArn,
      ...(subject === undefined ? {} : { Subject: subject }),
      Message: message,
      Timestamp: new Date(kernel.now()).toISOString(),
    };
    for (const { protocol, endpoint } of topic.subscriptions) {
      if (protocol === 'sqs') {
        delivery.deliver({
          via: 'sns',
          label: topicArn,
          targetArn: endpoint,
          payload: JSON.stringify(notification),
        });
      } else if (protocol === 'lambda') {
        const record = { EventSource: 'aws:sns', EventVersion: '1.0', Sns: notification };
        const payload = JSON.stringify({ Records: [record] });
        delivery.deliver({ via: 'sns', label: topicArn, targetArn: endpoint, payload });
      } else {
        log('sns', `${topicArn} → ${protocol} ${endpoint}: ${subject ?? ''} ${message}`);
      }
    }
    return messageId;
  };
  return { send, publish: (topicArn, message, subject) => void send(topicArn, message, subject) };
}
