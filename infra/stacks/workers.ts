import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { houseAlarm } from '../constructs/alarm.ts';
import type { HouseContext } from '../constructs/context.ts';
import { LogConsumer } from '../constructs/log-consumer.ts';
import { METRICS_NAMESPACE } from '../constructs/node-function.ts';
import { QueueConsumer } from '../constructs/queue-consumer.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { StreamConsumer } from '../constructs/stream-consumer.ts';
import { provide, type Resources } from '../needs.ts';
import { queues } from '../queues.ts';
import { receiptReader, scheduledFunctions, streamConsumers } from '../workers.ts';
import type { MessagingStack } from './messaging.ts';

/** Every function that no person calls: one per queue, stream, timer and log. */
export class WorkersStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    house: HouseContext,
    messaging: MessagingStack,
    resources: Resources,
    props: StackProps,
  ) {
    super(scope, id, props);
    for (const { name, consumer, batchSize, maxConcurrency, memoryMiB, onAlarm } of queues) {
      const worker = new QueueConsumer(this, consumer.name, {
        house,
        name: consumer.name,
        entry: consumer.entry,
        source: messaging.queue(name),
        onAlarm,
        ...(batchSize ? { batchSize } : {}),
        ...(maxConcurrency ? { maxConcurrency } : {}),
        ...(memoryMiB ? { memoryMiB } : {}),
      });
      provide(worker.function, consumer.needs, resources);
    }
    for (const { needs, ...spec } of streamConsumers) {
      provide(
        new StreamConsumer(this, spec.name, { house, table: resources.platform, ...spec }).function,
        needs,
        resources,
      );
    }
    for (const { needs, ...spec } of scheduledFunctions) {
      provide(new ScheduledFunction(this, spec.name, { house, ...spec }).function, needs, resources);
    }
    if (messaging.smsLogGroups.length > 0) {
      const { needs, ...spec } = receiptReader;
      const reader = new LogConsumer(this, spec.name, { house, logGroups: messaging.smsLogGroups, ...spec });
      provide(reader.function, needs, resources);
    }
    this.alarmOnMissingTemplates(house);
  }

  /** Counted by functions/notification/planner.ts: nothing fails there, so no other alarm would tell. */
  private alarmOnMissingTemplates(house: HouseContext): void {
    houseAlarm(this, 'TemplateMissing', house, {
      metric: new Metric({
        namespace: METRICS_NAMESPACE,
        metricName: 'TemplateMissing',
        dimensionsMap: { service: 'notification-planner' },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
      above: 0,
      symptom: 'A notice has no text and was not written; the others were',
      onAlarm:
        'Somebody is not told what was decided about them: add the text and tell them by hand. See the runbook for SMS.',
    });
  }
}
