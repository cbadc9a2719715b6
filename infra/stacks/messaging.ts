import { Aws, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { EVENT_SOURCE } from '../../events/envelope.ts';
import type { HouseContext } from '../constructs/context.ts';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { EventRoute } from '../constructs/event-route.ts';
import { SmsDeliveryLog } from '../constructs/sms-delivery-log.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import { queues } from '../queues.ts';

/** The bus with its archive, every queue with what feeds it, and the timers' way into their queue. */
export class MessagingStack extends Stack {
  readonly bus: EventBus;
  readonly queues = new Map<string, WorkQueue>();
  readonly scheduleGroup: string;
  readonly scheduleRole: Role;
  readonly scheduleDeadLetters: DeadLetterQueue;
  readonly smsLogGroups: readonly ILogGroup[];

  constructor(scope: Construct, id: string, house: HouseContext, props: StackProps) {
    super(scope, id, props);
    this.bus = new EventBus(this, 'Bus', { eventBusName: `voucher-${house.stage.name}` });
    this.bus.archive('Archive', {
      eventPattern: { source: [EVENT_SOURCE] },
      retention: Duration.days(house.stage.production ? 365 : 30),
    });
    const buses: Record<'platform' | 'default', IEventBus> = {
      // CDK's classes miss their own interfaces under exactOptionalPropertyTypes.
      platform: this.bus as IEventBus,
      default: EventBus.fromEventBusName(this, 'DefaultBus', 'default'),
    };
    for (const { name, route, timeout, onAlarm } of queues) {
      const queue = new WorkQueue(this, name, { house, name, consumerTimeout: timeout, onAlarm });
      this.queues.set(name, queue);
      if (!route) continue;
      const pattern = route.pattern(house.stage);
      new EventRoute(this, `${name}-route`, {
        house,
        name,
        bus: buses[route.bus],
        pattern,
        to: queue,
        onAlarm,
      });
    }
    this.scheduleGroup = `voucher-${house.stage.name}-deadlines`;
    new CfnScheduleGroup(this, 'Deadlines', { name: this.scheduleGroup });
    this.scheduleDeadLetters = new DeadLetterQueue(this, 'ScheduleDeadLetters', {
      house,
      of: "the deadlines' timers",
      onAlarm:
        'A timer could not report its deadline; the sweep finds it within the hour. See the runbook for deadlines.',
    });
    this.scheduleRole = this.addScheduleRole();
    this.smsLogGroups =
      house.stage.smsProvider === 'sns' ? new SmsDeliveryLog(this, 'SmsDeliveryLog').logGroups : [];
  }

  queue(name: string): WorkQueue {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`There is no queue "${name}".`);
    return queue;
  }

  private addScheduleRole(): Role {
    const targets = [this.queue('deadlines').queue, this.scheduleDeadLetters.queue];
    return new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        targets: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['sqs:SendMessage'],
              resources: targets.map((queue) => queue.queueArn),
            }),
          ],
        }),
      },
    });
  }
}
