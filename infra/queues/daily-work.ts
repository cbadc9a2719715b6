import { Duration } from 'aws-cdk-lib';
import { EVENT_SOURCE } from '../../events/envelope.ts';
import { MARKET_SOURCE } from '../../events/inbound/market-order.ts';
import {
  TREASURY_PAYMENT_REPORTED,
  TREASURY_SOURCE,
} from '../../events/inbound/treasury-payment-reported/v1.ts';
import { REACTED_TO as UPKEEP_REACTS_TO } from '../../functions/upkeep/reacted-to.ts';
import { type QueueSpec, types } from './queue-spec.ts';

/** Products, orders, archives and payments (article 6). */
export const dailyWorkQueues: readonly QueueSpec[] = [
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
        indexes: ['list1'],
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
      entry: 'functions/orders/worker.ts',
      needs: { platform: 'commit' },
    },
    timeout: Duration.seconds(60),
    maxConcurrency: 5,
    onAlarm:
      "What happens to orders of the voucher platform's market is not taken over: agencies and officers see an old state. See the runbook for dead letters.",
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
];
