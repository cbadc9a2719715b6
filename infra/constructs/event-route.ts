import { type EventPattern, type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { HouseContext } from './context.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { WorkQueue } from './work-queue.ts';

export interface EventRouteProps {
  readonly house: HouseContext;
  readonly bus: IEventBus;
  readonly pattern: EventPattern;
  readonly to: WorkQueue;
  readonly name: string;
  readonly onAlarm: string;
}

/** Events of a bus that become messages of a queue; what cannot be delivered lands in the rule's own dead letters. */
export class EventRoute extends Construct {
  constructor(scope: Construct, id: string, props: EventRouteProps) {
    super(scope, id);
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      house: props.house,
      of: `the event rule into queue "${props.name}"`,
      onAlarm: props.onAlarm,
    });
    new Rule(this, 'Rule', {
      eventBus: props.bus,
      eventPattern: props.pattern,
      targets: [new SqsQueue(props.to.queue, { deadLetterQueue: deadLetters.queue })],
    });
  }
}
