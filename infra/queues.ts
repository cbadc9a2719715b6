import { Duration } from 'aws-cdk-lib';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { EVENT_SOURCE } from '../events/envelope.ts';
import { MARKET_SOURCE } from '../events/inbound/market-order.ts';
import {
  TREASURY_PAYMENT_REPORTED,
  TREASURY_SOURCE,
} from '../events/inbound/treasury-payment-reported/v1.ts';
import { REACTED_TO as UPKEEP_REACTS_TO } from '../functions/upkeep/reacted-to.ts';
import { SOURCE_KINDS } from '../functions/metrics/source-kinds.ts';
import type { Needs } from './needs.ts';
import type { StageConfig } from './stage.ts';

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
  readonly onAlarm: string;
}

function types(...detailType: string[]): { bus: 'platform'; pattern: () => EventPattern } {
  return { bus: 'platform', pattern: () => ({ source: [EVENT_SOURCE], detailType }) };
}

export const queues: readonly QueueSpec[] = [
  {
    name: 'scan-results',
    route: {
      bus: 'default',
      // Only AWS may publish as aws.guardduty; another scanner reports in the same shape under its own source.
      pattern: (stage) => ({
        source: [stage.malwareScan === 'guardduty' ? 'aws.guardduty' : 'voucher.scanner'],
        detailType: ['GuardDuty Malware Protection Object Scan Result'],
      }),
    },
    consumer: {
      name: 'registration-scan-result',
      entry: 'functions/registration/scan-result.ts',
      needs: { platform: 'commit', materials: ['describe'] },
    },
    timeout: Duration.seconds(30),
    onAlarm:
      'Uploaded material is not marked as scanned, so agencies cannot submit their applications. See the runbook for dead letters.',
  },
  {
    name: 'verification',
    route: types(
      'OnboardingSubmitted',
      'OnboardingSupplementSubmitted',
      'CheckResultConfirmed',
      'OnboardingReturnedToVerification',
    ),
    consumer: {
      name: 'verification-worker',
      entry: 'functions/verification/worker.ts',
      needs: { platform: 'commit', addresses: ['VERIFICATION_GATEWAY_URL'] },
    },
    timeout: Duration.seconds(60),
    batchSize: 5,
    maxConcurrency: 5,
    onAlarm:
      'An application is not being verified: the agency waits and the centre sees no result. See the runbook for dead letters.',
  },
  {
    name: 'publicity',
    route: types('OnboardingVerified', 'PublicityCleared'),
    consumer: {
      name: 'publicity-worker',
      entry: 'functions/publicity/worker.ts',
      needs: { platform: 'commit', addresses: ['VERIFICATION_GATEWAY_URL'] },
    },
    timeout: Duration.seconds(60),
    onAlarm:
      'A public notice is not opened, closed or followed up: an agency may be kept out, or let in unheard. See the runbook for dead letters.',
  },
  {
    name: 'catalogue',
    route: types(
      'AgencyOnboarded',
      'AgencyImported',
      'AgencySuspended',
      'AgencyResumed',
      'AgencyRemoved',
      'AgencyExited',
      'AgencyReinstated',
      'AgencyCategoryAdded',
      'CategoryGrantRequested',
      'QualificationRecorded',
      'QualificationVerified',
      'QualificationExpired',
    ),
    consumer: {
      name: 'catalogue-worker',
      entry: 'functions/catalogue/worker.ts',
      needs: {
        platform: 'commit',
        addresses: ['VERIFICATION_GATEWAY_URL'],
        sendsTo: ['catalogue-pages'],
      },
    },
    timeout: Duration.seconds(60),
    batchSize: 5,
    maxConcurrency: 5,
    onAlarm:
      'Certificates and categories are not verified, and products do not follow what becomes of their agency: one that may not be offered stays on offer. See the runbook for dead letters.',
  },
  {
    name: 'catalogue-pages',
    variable: 'CATALOGUE_PAGES_QUEUE_URL',
    consumer: {
      name: 'catalogue-pages',
      entry: 'functions/catalogue/pages.ts',
      needs: { platform: 'commit', sendsTo: ['catalogue-pages'] },
    },
    timeout: Duration.seconds(60),
    batchSize: 1,
    maxConcurrency: 2,
    onAlarm:
      'Products of a suspended agency, or without a valid certificate, stay on offer, or are not restored. See the runbook for dead letters.',
  },
  {
    name: 'order-ingestion',
    route: { bus: 'platform', pattern: () => ({ source: [MARKET_SOURCE] }) },
    consumer: {
      name: 'orders-ingest',
      entry: 'functions/orders/ingest.ts',
      needs: { platform: 'commit' },
    },
    timeout: Duration.seconds(60),
    maxConcurrency: 5,
    onAlarm:
      "What happens to orders of the voucher platform's market is not taken over: agencies and officers see an old state. See the runbook for dead letters.",
  },
  {
    name: 'notices',
    route: { bus: 'platform', pattern: () => ({ source: [EVENT_SOURCE] }) },
    consumer: {
      name: 'notification-planner',
      entry: 'functions/notification/planner.ts',
      needs: { platform: 'commit', addresses: ['STATION_LETTER_URL', 'PUBLIC_BASE_URL'] },
    },
    timeout: Duration.seconds(30),
    onAlarm:
      'People are not told what was decided about them: letters and messages are missing. See the runbook for dead letters.',
  },
  {
    name: 'sms',
    route: {
      bus: 'platform',
      pattern: () => ({
        source: [EVENT_SOURCE],
        detailType: ['DeliveryQueued'],
        detail: { data: { channel: ['SMS'] } },
      }),
    },
    consumer: {
      name: 'notification-sender',
      entry: 'functions/notification/sender.ts',
      needs: {
        platform: 'commit',
        sealed: 'read',
        mac: true,
        sms: 'submit',
      },
    },
    timeout: Duration.seconds(30),
    maxConcurrency: 2,
    onAlarm:
      'Text messages do not go out: have the recipients called by phone. See the runbook for dead letters.',
  },
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
    name: 'upkeep',
    route: types(...UPKEEP_REACTS_TO),
    consumer: {
      name: 'upkeep-worker',
      entry: 'functions/upkeep/worker.ts',
      needs: {
        platform: 'commit',
        addresses: ['VERIFICATION_GATEWAY_URL'],
      },
    },
    timeout: Duration.seconds(60),
    batchSize: 5,
    maxConcurrency: 5,
    onAlarm:
      'Updates and orders of agencies are not counted: they may be reminded or reported without cause, and prices go unchecked. See the runbook for dead letters.',
  },
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
    batchSize: 1,
    maxConcurrency: 2,
    onAlarm:
      'Open deadlines are not counted anew after a change of the holiday calendar: people get fewer days than are due to them. See the runbook for deadlines.',
  },
  {
    name: 'credit-sweep',
    variable: 'CREDIT_SWEEP_QUEUE_URL',
    consumer: {
      name: 'verification-credit-check',
      entry: 'functions/verification/credit-check.ts',
      needs: {
        platform: 'commit',
        addresses: ['VERIFICATION_GATEWAY_URL'],
      },
    },
    timeout: Duration.seconds(60),
    batchSize: 1,
    maxConcurrency: 2,
    onAlarm:
      "This month's credit check of the agencies on the platform is incomplete: one under sanction may go on taking orders. See the runbook for dead letters.",
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
    batchSize: 1,
    maxConcurrency: 2,
    onAlarm:
      "Last night's figures of the categories are incomplete, or this month's recomputation of indicators is. See the runbook for dead letters.",
  },
  {
    name: 'archive',
    route: types(
      'OrderCompleted',
      'OrderHoldLifted',
      'ArchiveItemAdded',
      'ArchiveSealed',
      'ArchiveCorrectionAppended',
      'RiskFlagRaised',
      'RiskFlagDismissed',
      'RedemptionBatchOpened',
      'RedemptionBatchFilled',
    ),
    consumer: {
      name: 'archive-worker',
      entry: 'functions/archive/worker.ts',
      needs: { platform: 'commit', indexes: ['list1'], materials: ['retain'] },
    },
    timeout: Duration.seconds(60),
    batchSize: 5,
    onAlarm:
      'An archive is not sealed or locked, a redemption not withheld when it should be, or a batch not filled. See the runbook for dead letters.',
  },
  {
    name: 'treasury',
    route: {
      bus: 'platform',
      pattern: () => ({
        source: [EVENT_SOURCE, TREASURY_SOURCE],
        detailType: ['RedemptionBatched', 'RedemptionReleased', TREASURY_PAYMENT_REPORTED],
      }),
    },
    consumer: {
      name: 'archive-treasury-worker',
      entry: 'functions/archive/treasury-worker.ts',
      needs: { platform: 'commit', indexes: ['list3'], addresses: ['TREASURY_URL'] },
    },
    timeout: Duration.seconds(60),
    batchSize: 2,
    maxConcurrency: 2,
    onAlarm:
      'Approved redemptions are not paid, or it is not known whether they were: nothing is paid twice, but agencies wait. See the runbook for dead letters.',
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
];
