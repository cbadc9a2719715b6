import type { ResolvedApp } from '../assembly/resolved-app.ts';
import type { Kernel } from '../clock/kernel.ts';
import { createCarrier, type Carrier } from '../stand-ins/carrier.ts';
import { createTargetDelivery } from './delivery/target-delivery.ts';
import { createBus } from './eventbridge/bus.ts';
import { createEventLog, type EventLog } from './eventbridge/event-log.ts';
import { createEventBridgeService } from './eventbridge/service.ts';
import { createMalwareScan, GUARDED_PREFIX } from './guardduty/malware-scan.ts';
import { createKeyRing } from './kms/key-ring.ts';
import { createKmsService } from './kms/service.ts';
import type { DeliveryFaults, LambdaLink, Links, ServiceLog } from './links.ts';
import { createLogStore, type LogStore } from './logs/log-store.ts';
import { createLogsService } from './logs/service.ts';
import { createObjectStore } from './s3/object-store.ts';
import { createS3Service } from './s3/service.ts';
import { createScheduleStore, type ScheduleStore } from './scheduler/schedule-store.ts';
import { createScheduler } from './scheduler/scheduler.ts';
import { createSchedulerService } from './scheduler/service.ts';
import type { Service } from './service.ts';
import { createSnsService } from './sns/service.ts';
import { createTopics } from './sns/topics.ts';
import { createQueueStore, type QueueStore } from './sqs/queue-store.ts';
import { createSqsService } from './sqs/service.ts';

/** What the services need of the runtime. */
export interface ServiceHost {
  readonly lambda: LambdaLink;
  readonly faults: DeliveryFaults;
  readonly log: ServiceLog;
}

export interface LocalServices {
  /** For the internal server, by prefix. */
  readonly services: readonly Service[];
  readonly links: Links;
  readonly queues: QueueStore;
  readonly logs: LogStore;
  readonly carrier: Carrier;
  readonly schedules: ScheduleStore;
  readonly eventLog: EventLog;
  /** Once functions can be invoked: arms timers and delivers what a stop had cut off. */
  resume(): void;
}

/** Builds every AWS service of the application and joins them. Throws for what the template asks and none does. */
export function composeServices(kernel: Kernel, app: ResolvedApp, host: ServiceHost): LocalServices {
  const { lambda, faults, log } = host;
  const queues = createQueueStore(kernel, app.queues);
  const delivery = createTargetDelivery(kernel, app, {
    sqs: queues,
    sns: { publish: (topicArn, message, subject) => topics.publish(topicArn, message, subject) },
    lambda,
    log,
  });
  const topics = createTopics(kernel, app, delivery, log);
  const eventLog = createEventLog(kernel.db);
  const events = createBus(kernel, app, delivery, () => faults, eventLog);
  const logs = createLogStore(kernel, app, delivery);
  const carrier = createCarrier(kernel, app, logs);
  const objects = createObjectStore(kernel, app.buckets, GUARDED_PREFIX);
  const scan = createMalwareScan(kernel, app, objects, events);
  const schedules = createScheduleStore(kernel.db);
  const scheduler = createScheduler(kernel, app, schedules, delivery);
  const services = [
    createSqsService(queues, log),
    createEventBridgeService(events, log),
    createSchedulerService(scheduler, log),
    createSnsService(kernel.db, topics, carrier, log),
    createS3Service(kernel, objects, scan.scan, log),
    createKmsService(createKeyRing(kernel, app.keys), log),
    createLogsService(logs, log),
  ];
  return {
    services: services.map((service) => inVirtualTime(kernel, service)),
    links: { sqs: queues, events, sns: topics, logs, carrier, lambda, faults, log },
    queues,
    logs,
    carrier,
    schedules,
    eventLog,
    resume() {
      for (const service of services) service.resume?.();
      delivery.resume();
      scan.resume();
      carrier.resume();
    },
  };
}

/** The SDK corrects its clock by the Date header of an answer; a real one would pull the workers out of virtual time. */
function inVirtualTime(kernel: Kernel, service: Service): Service {
  return {
    ...service,
    async handle(req, res, body) {
      res.setHeader('date', new Date(kernel.now()).toUTCString());
      await service.handle(req, res, body);
    },
  };
}
