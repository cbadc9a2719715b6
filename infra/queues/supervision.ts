import { Duration } from 'aws-cdk-lib';
import { EVENT_SOURCE } from '../../events/envelope.ts';
import { SOURCE_KINDS } from '../../functions/metrics/source-kinds.ts';
import { type QueueSpec, types } from './queue-spec.ts';

/** What the centre watches: spot checks, risk and metrics (articles 3 and 8). */
export const supervisionQueues: readonly QueueSpec[] = [
  {
    name: 'spot-checks',
    route: types('SpotCheckPlanned', 'SpotCheckDrawOrdered', 'SpotCheckReplaced', 'SpotCheckRiskPartOrdered'),
    variable: 'SPOT_CHECKS_QUEUE_URL',
    consumer: {
      name: 'spot-checks-worker',
      entry: 'functions/spot-checks/worker.ts',
      needs: {
        platform: 'commit',
        indexes: ['list1', 'list3'],
        sealed: 'read',
        sendsTo: ['spot-checks'],
      },
    },
    timeout: Duration.seconds(60),
    batchSize: 1,
    maxConcurrency: 2,
    onAlarm:
      'Spot checks are not drawn or not opened: agencies are not told, and the quarter goes unchecked. See the runbook for dead letters.',
  },
  {
    name: 'rectifications',
    route: types('OrderExpired'),
    consumer: {
      name: 'rectifications-worker',
      entry: 'functions/rectifications/worker.ts',
      needs: { platform: 'commit', indexes: ['list1', 'list2'] },
    },
    timeout: Duration.seconds(30),
    maxConcurrency: 2,
    onAlarm:
      'Agencies that leave orders unanswered are not put before the centre. See the runbook for dead letters.',
  },
  {
    name: 'suspensions',
    route: types(
      'RectificationOverdue',
      'RectificationFailed',
      'RectificationAccepted',
      'AgencySuspended',
      'AgencyResumed',
      'AgencyExited',
    ),
    consumer: {
      name: 'suspensions-worker',
      entry: 'functions/suspensions/worker.ts',
      needs: { platform: 'commit', sendsTo: ['suspension-pages'] },
    },
    timeout: Duration.seconds(30),
    maxConcurrency: 2,
    onAlarm:
      'What was not rectified is not put before the Commission, and orders do not follow a suspension: buyers wait for an agency that may not accept. See the runbook for dead letters.',
  },
  {
    name: 'suspension-pages',
    variable: 'SUSPENSION_PAGES_QUEUE_URL',
    consumer: {
      name: 'suspension-pages',
      entry: 'functions/suspensions/pages.ts',
      needs: { platform: 'commit', indexes: ['list1'], sendsTo: ['suspension-pages'] },
    },
    timeout: Duration.seconds(60),
    batchSize: 1,
    maxConcurrency: 2,
    onAlarm:
      'Orders of a suspended agency stay with it, or stay held after it was resumed. See the runbook for dead letters.',
  },
  {
    name: 'removals',
    route: types(
      'DormancyUncured',
      'EffectiveUpdateRecorded',
      'ProfileConfirmed',
      'OrderActivityRecorded',
      'CreditChecked',
      'RemovalExecuting',
      'RemovalRevoked',
    ),
    consumer: {
      name: 'removals-worker',
      entry: 'functions/removals/worker.ts',
      needs: { platform: 'commit', sendsTo: ['removal-pages'] },
    },
    timeout: Duration.seconds(30),
    maxConcurrency: 2,
    onAlarm:
      'A removal that was decided is not carried out, one whose ground was cured is not dropped, or claims stay withheld after a revocation. See the runbook for dead letters.',
  },
  {
    name: 'removal-pages',
    variable: 'REMOVAL_PAGES_QUEUE_URL',
    consumer: {
      name: 'removal-pages',
      entry: 'functions/removals/pages.ts',
      needs: { platform: 'commit', indexes: ['list1', 'list2', 'list3'], sendsTo: ['removal-pages'] },
    },
    timeout: Duration.seconds(60),
    batchSize: 1,
    maxConcurrency: 2,
    onAlarm:
      'Orders, claims or pages of a removed agency are still open. The agency itself is removed; move the dead letters back to the queue to go on. See the runbook for dead letters.',
  },
  {
    name: 'violations',
    route: types(
      'ViolationSuspected',
      'ViolationRevoked',
      'RectificationProposed',
      'RedemptionRefusalDecided',
      'RecoveryOrdered',
      'CreditRecordReported',
      'RemovalProposed',
      'UnqualifiedConfirmed',
    ),
    consumer: {
      name: 'violations-worker',
      entry: 'functions/violations/worker.ts',
      needs: { platform: 'commit' },
    },
    timeout: Duration.seconds(30),
    maxConcurrency: 2,
    onAlarm:
      'Suspicions wait for nobody, consequences that were drawn stay open, and what rests on a revoked violation is not looked at again. See the runbook for dead letters.',
  },
  {
    name: 'funds',
    route: types('RewardRevoked'),
    consumer: {
      name: 'funds-worker',
      entry: 'functions/funds/worker.ts',
      needs: { platform: 'commit' },
    },
    timeout: Duration.seconds(30),
    maxConcurrency: 2,
    onAlarm:
      'A reward that was revoked after it was paid is not put before finance for recovery. See the runbook for dead letters.',
  },
  {
    name: 'metrics',
    route: {
      bus: 'platform',
      pattern: () => ({ source: [EVENT_SOURCE], detail: { aggregate: { kind: [...SOURCE_KINDS] } } }),
    },
    consumer: {
      name: 'metrics-worker',
      entry: 'functions/metrics/worker.ts',
      needs: { platform: 'commit' },
    },
    timeout: Duration.seconds(30),
    maxConcurrency: 5,
    onAlarm:
      'What an agency does is not counted: it sees old indicators, and an evaluation would rest on them. See the runbook for dead letters.',
  },
  {
    name: 'metrics-pages',
    variable: 'METRICS_PAGES_QUEUE_URL',
    consumer: {
      name: 'metrics-pages',
      entry: 'functions/metrics/pages.ts',
      needs: {
        platform: 'commit',
        indexes: ['list1', 'list2', 'list3'],
        sendsTo: ['metrics-pages'],
      },
    },
    timeout: Duration.seconds(60),
    batchSize: 4,
    maxConcurrency: 2,
    onAlarm:
      "Last night's figures of the categories are incomplete, or this month's recomputation of indicators is. See the runbook for dead letters.",
  },
  {
    name: 'risk',
    route: types(
      'OrderPlaced',
      'OrderAccepted',
      'OrderServiceBegun',
      'OrderDelivered',
      'OrderCompleted',
      'OrderHoldLifted',
      'OrderRated',
      'ArchiveItemAdded',
      'ArchiveSealed',
      'RedemptionClaimed',
    ),
    consumer: {
      name: 'risk-worker',
      entry: 'functions/risk/worker.ts',
      needs: { platform: 'commit', indexes: ['list1'], addresses: ['VERIFICATION_GATEWAY_URL'] },
    },
    timeout: Duration.seconds(60),
    batchSize: 5,
    maxConcurrency: 2,
    onAlarm:
      'Orders are not judged by the rules on related parties and falsification: payment may go out that should be withheld. See the runbook for dead letters.',
  },
  {
    name: 'history-pages',
    variable: 'HISTORY_PAGES_QUEUE_URL',
    consumer: {
      name: 'history-pages',
      entry: 'functions/history/pages.ts',
      needs: {
        platform: 'commit',
        indexes: ['list1'],
        historyKey: true,
        sendsTo: ['history-pages'],
      },
    },
    timeout: Duration.seconds(60),
    batchSize: 1,
    maxConcurrency: 2,
    onAlarm:
      'The day that ended has no signed root yet: nobody outside can prove what stood on it. See the runbook for provable history.',
  },
];
