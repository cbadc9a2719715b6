import { createHash } from 'node:crypto';
import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';

/** One-time schedules that put a message on the deadlines queue. They are an optimisation; the sweep is the guarantee. */
export interface OneTimeSchedules {
  /** Sets or moves the schedule of this key. */
  set(key: string, at: string, message: unknown): Promise<void>;
  clear(key: string): Promise<void>;
}

export interface ScheduleTargets {
  readonly group: string;
  readonly roleArn: string;
  readonly queueArn: string;
  readonly deadLetterArn: string;
}

/** EventBridge Scheduler; a schedule deletes itself after it fired (User Guide, "Deletion after schedule completion"). */
export function eventBridgeSchedules(client: SchedulerClient, targets: ScheduleTargets): OneTimeSchedules {
  return {
    async set(key, at, message) {
      const schedule = {
        Name: scheduleName(key),
        GroupName: targets.group,
        ScheduleExpression: `at(${wholeSecondFrom(at)})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' as const },
        ActionAfterCompletion: 'DELETE' as const,
        Target: {
          Arn: targets.queueArn,
          RoleArn: targets.roleArn,
          Input: JSON.stringify(message),
          DeadLetterConfig: { Arn: targets.deadLetterArn },
        },
      };
      try {
        await client.send(new CreateScheduleCommand(schedule));
      } catch (error) {
        if (!(error instanceof ConflictException)) throw error;
        await client.send(new UpdateScheduleCommand(schedule));
      }
    },
    async clear(key) {
      try {
        await client.send(new DeleteScheduleCommand({ Name: scheduleName(key), GroupName: targets.group }));
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    },
  };
}

/** A schedule knows no milliseconds; one that came before its instant would be too early and come to nothing. */
function wholeSecondFrom(at: string): string {
  return new Date(Math.ceil(Date.parse(at) / 1000) * 1000).toISOString().slice(0, 19);
}

/** A name of at most 64 permitted characters that is the same for the same deadline. */
const scheduleName = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 48);
