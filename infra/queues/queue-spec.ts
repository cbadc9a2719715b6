import type { Duration } from 'aws-cdk-lib';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { EVENT_SOURCE } from '../../events/envelope.ts';
import type { Needs } from '../needs.ts';
import type { StageConfig } from '../stage.ts';

/** A queue, what feeds it, and the function that works through it. */
export interface QueueSpec {
  readonly name: string;
  /** Events that become messages; absent where functions or schedules send. */
  readonly route?: {
    readonly bus: 'platform' | 'default';
    readonly pattern: (stage: StageConfig) => EventPattern;
  };
  /** The environment variable with the queue's address, for functions that send to it. */
  readonly variable?: string;
  readonly consumer: { readonly name: string; readonly entry: string; readonly needs: Needs };
  readonly timeout: Duration;
  readonly batchSize?: number;
  readonly maxConcurrency?: number;
  /** 512 unless said otherwise. */
  readonly memoryMiB?: number;
  readonly onAlarm: string;
}

/** The platform's own events of these types. */
export function types(...detailType: string[]): { bus: 'platform'; pattern: () => EventPattern } {
  return { bus: 'platform', pattern: () => ({ source: [EVENT_SOURCE], detailType }) };
}
