import { Duration } from 'aws-cdk-lib';
import { type QueueSpec, types } from './queue-spec.ts';

/** Deadlines, and their recount when the calendar changes. */
export const timersQueues: readonly QueueSpec[] = [
  {
    name: 'deadlines',
    variable: 'DEADLINE_QUEUE_URL',
    consumer: {
      name: 'timers-fire',
      entry: 'functions/timers/fire.ts',
      needs: {
        platform: 'commit',
        indexes: ['list3'],
        addresses: ['VERIFICATION_GATEWAY_URL', 'TREASURY_URL'],
      },
    },
    timeout: Duration.seconds(60),
    onAlarm:
      'A deadline has passed and nothing was done about it; the sweep will try again. See the runbook for dead letters.',
  },
  {
    name: 'recompute',
    route: types('CalendarYearUploaded'),
    variable: 'RECOMPUTE_QUEUE_URL',
    consumer: {
      name: 'timers-recompute',
      entry: 'functions/timers/recompute.ts',
      needs: { platform: 'commit', indexes: ['due'], sendsTo: ['recompute'] },
    },
    timeout: Duration.seconds(60),
    batchSize: 8,
    maxConcurrency: 2,
    onAlarm:
      'Open deadlines are not counted anew after a change of the holiday calendar: people get fewer days than are due to them. See the runbook for deadlines.',
  },
];
