import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/aws-events';
import { EVENT_SOURCE } from '../../events/envelope.ts';
import type { QueueSpec } from './queue-spec.ts';

/**
 * What becomes of notices themselves, half of all events, and the steps of an evaluation that every entry takes at once:
 * nobody is told of them.
 */
export const TOLD_TO_NOBODY: readonly string[] = [
  'NoticeIssued',
  'LetterPosted',
  'DeliverySubmitting',
  'DeliverySubmitted',
  'DeliveryDelivered',
  'DeliveryHeldBack',
  'PhoneUsed',
  'EntryPlacedInScope',
  'EntryComputed',
  'EntryRescored',
  'EntryUnderReview',
  'EntryReviewed',
  'EntryNonRanked',
  'EntryRanked',
  'EntryGraded',
];

/** Letters and text messages. */
export const noticesQueues: readonly QueueSpec[] = [
  {
    name: 'notices',
    route: {
      bus: 'platform',
      pattern: () => ({ source: [EVENT_SOURCE], detailType: Match.anythingBut(...TOLD_TO_NOBODY) }),
    },
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
];
