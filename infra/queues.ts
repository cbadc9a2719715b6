import { dailyWorkQueues } from './queues/daily-work.ts';
import { evaluationQueues } from './queues/evaluation.ts';
import { exchangeQueues } from './queues/exchange.ts';
import { noticesQueues } from './queues/notices.ts';
import { onboardingQueues } from './queues/onboarding.ts';
import type { QueueSpec } from './queues/queue-spec.ts';
import { supervisionQueues } from './queues/supervision.ts';
import { timersQueues } from './queues/timers.ts';

/** Every queue of the platform with its consumer. */
export const queues: readonly QueueSpec[] = [
  ...onboardingQueues,
  ...dailyWorkQueues,
  ...noticesQueues,
  ...supervisionQueues,
  ...exchangeQueues,
  ...evaluationQueues,
  ...timersQueues,
];
