import { Duration } from 'aws-cdk-lib';
import { type QueueSpec, types } from './queue-spec.ts';

/** From the application to the agency, and its credit afterwards (articles 3–5). */
export const onboardingQueues: readonly QueueSpec[] = [
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
];
