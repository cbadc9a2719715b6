import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { HouseContext } from '../constructs/context.ts';
import { LogConsumer } from '../constructs/log-consumer.ts';
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
    for (const { name, consumer, batchSize, maxConcurrency, onAlarm } of queues) {
      const worker = new QueueConsumer(this, consumer.name, {
        house,
        name: consumer.name,
        entry: consumer.entry,
        source: messaging.queue(name),
        onAlarm,
        ...(batchSize ? { batchSize } : {}),
        ...(maxConcurrency ? { maxConcurrency } : {}),
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
  }
}
