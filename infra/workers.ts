import type { Needs } from './needs.ts';
import type { Recurrence } from './constructs/scheduled-function.ts';

interface WorkerSpec {
  readonly name: string;
  readonly entry: string;
  readonly needs: Needs;
  readonly onAlarm: string;
}

/** Functions on the change stream of the `platform` table. */
export const streamConsumers: readonly (WorkerSpec & { readonly filter: Record<string, unknown> })[] = [
  {
    name: 'relay-stream',
    entry: 'functions/relay/stream.ts',
    filter: { eventName: ['INSERT'], dynamodb: { NewImage: { unrelayed: { S: [{ exists: true }] } } } },
    needs: { platform: 'mark', bus: true },
    onAlarm:
      'What happens to a case is not passed on; the sweep catches up every five minutes. See the runbook for the relay.',
  },
  {
    name: 'timers-arm',
    entry: 'functions/timers/arm.ts',
    filter: { dynamodb: { Keys: { sk: { S: [{ prefix: 'DEADLINE#' }] } } } },
    needs: { platform: 'read', schedules: true },
    onAlarm:
      'Deadlines get no timer of their own and close up to an hour late, by the sweep. See the runbook for deadlines.',
  },
];

/** Functions called by the clock of Shanghai. */
export const scheduledFunctions: readonly (WorkerSpec & { readonly recurrences: readonly Recurrence[] })[] = [
  {
    name: 'relay-sweep',
    entry: 'functions/relay/sweep.ts',
    recurrences: [{ id: 'EveryFiveMinutes', expression: 'rate(5 minutes)', input: { sweep: 'relay' } }],
    needs: { platform: 'mark', indexes: ['unrelayed'], bus: true },
    onAlarm:
      'Events that the stream missed stay where they are: letters and follow-up steps are late. See the runbook for the relay.',
  },
  {
    name: 'timers-sweep',
    entry: 'functions/timers/sweep.ts',
    recurrences: [
      { id: 'Hourly', expression: 'rate(1 hour)', input: { sweep: 'hourly' } },
      { id: 'Daily', expression: 'cron(5 0 * * ? *)', input: { sweep: 'daily' } },
    ],
    needs: { platform: 'commit', indexes: ['due'], sendsTo: ['deadlines', 'recompute'] },
    onAlarm:
      'A deadline whose timer failed is not found again: look for due cases by hand. See the runbook for deadlines.',
  },
  {
    name: 'verification-credit-sweep',
    entry: 'functions/verification/credit-sweep.ts',
    recurrences: [{ id: 'Monthly', expression: 'cron(0 3 1 * ? *)', input: { sweep: 'credit' } }],
    needs: { platform: 'commit', indexes: ['list1'], sendsTo: ['credit-sweep'] },
    onAlarm: "This month's credit check of the agencies on the platform has not begun: start it by hand.",
  },
  {
    name: 'metrics-sweep',
    entry: 'functions/metrics/sweep.ts',
    recurrences: [
      { id: 'Entries', expression: 'cron(0 2 * * ? *)', input: { sweep: 'entries' } },
      { id: 'Aggregates', expression: 'cron(0 4 * * ? *)', input: { sweep: 'aggregates' } },
      { id: 'Recompute', expression: 'cron(30 0 1 * ? *)', input: { sweep: 'recompute' } },
    ],
    needs: { platform: 'commit', indexes: ['list1'], sendsTo: ['metrics-pages'] },
    onAlarm:
      'The figures of agencies and categories are not taken tonight, or not computed anew this month: dashboards show older ones.',
  },
  {
    name: 'history-sweep',
    entry: 'functions/history/sweep.ts',
    // The second time for a day that the first did not bring to its end.
    recurrences: [{ id: 'Daily', expression: 'cron(30 0,6 * * ? *)', input: { sweep: 'history' } }],
    needs: { platform: 'commit', sendsTo: ['history-pages'] },
    onAlarm:
      'The root of the day that ended is not begun; what moved waits for the next one. See the runbook for provable history.',
  },
  {
    name: 'archive-open-batch',
    entry: 'functions/archive/open-batch.ts',
    recurrences: [{ id: 'Quarterly', expression: 'cron(0 2 1 1,4,7,10 ? *)', input: { batch: 'quarter' } }],
    needs: { platform: 'commit' },
    onAlarm: "The quarter's batch of redemptions was not opened: the administrator opens one on demand.",
  },
  {
    name: 'evaluation-season',
    entry: 'functions/evaluation/season.ts',
    recurrences: [
      { id: 'Open', expression: 'cron(0 9 2 1 ? *)', input: { season: 'open' } },
      { id: 'Watch', expression: 'cron(10 9 * * ? *)', input: { season: 'watch' } },
    ],
    needs: { platform: 'commit', indexes: ['list1'] },
    onAlarm:
      "This year's evaluation is not prepared, or nobody is reminded of its notice: the Commission organises it by hand.",
  },
];

/** Reads the carrier's receipts, which Amazon SNS writes to its log groups. */
export const receiptReader: WorkerSpec = {
  name: 'notification-receipts',
  entry: 'functions/notification/receipts.ts',
  needs: { platform: 'commit' },
  onAlarm: 'It is not known whether text messages arrived: nobody is called who was not reached.',
};
