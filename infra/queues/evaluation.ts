import { Duration } from 'aws-cdk-lib';
import { EVENT_SOURCE } from '../../events/envelope.ts';
import { NOTICE_TEMPLATE } from '../../shared/domain/evaluation/scope/coverage.ts';
import { type QueueSpec, types } from './queue-spec.ts';

/** The annual evaluation (articles 7 to 11). */
export const evaluationQueues: readonly QueueSpec[] = [
  {
    name: 'evaluation',
    route: types('EvaluationScopeRunStarted', 'EvaluationNoticePublished'),
    consumer: {
      name: 'evaluation-worker',
      entry: 'functions/evaluation/worker.ts',
      needs: { platform: 'read', sendsTo: ['evaluation-pages'] },
    },
    timeout: Duration.seconds(30),
    onAlarm:
      'The scope of the evaluation is not determined, or those in scope are not told of it. See the runbook for dead letters.',
  },
  {
    name: 'evaluation-pages',
    variable: 'EVALUATION_PAGES_QUEUE_URL',
    consumer: {
      name: 'evaluation-pages',
      entry: 'functions/evaluation/pages.ts',
      needs: { platform: 'commit', indexes: ['list1'], sendsTo: ['evaluation-pages'] },
    },
    timeout: Duration.seconds(60),
    batchSize: 1,
    maxConcurrency: 4,
    onAlarm:
      'The scope of the evaluation is incomplete, or some in scope are neither placed nor told: scoring will not start. See the runbook for dead letters.',
  },
  {
    name: 'evaluation-coverage',
    route: {
      bus: 'platform',
      pattern: () => ({
        source: [EVENT_SOURCE],
        detailType: ['DeliverySubmitted', 'DeliveryDelivered', 'DeliveryReachedManually'],
        detail: { data: { template: [NOTICE_TEMPLATE] } },
      }),
    },
    consumer: {
      name: 'evaluation-coverage',
      entry: 'functions/evaluation/coverage-worker.ts',
      needs: { platform: 'commit' },
    },
    timeout: Duration.seconds(30),
    maxConcurrency: 5,
    onAlarm:
      'It is not known whom the notice of the evaluation has reached: scoring will not start. See the runbook for dead letters.',
  },
  {
    name: 'evaluation-run',
    route: types(
      'EvaluationScoringStarted',
      'EvaluationCancelled',
      'ScoringRunContinued',
      'RehearsalOrdered',
      'EntryReviewed',
      'EntryWithheld',
      'EntryExcluded',
    ),
    variable: 'EVALUATION_RUN_QUEUE_URL',
    consumer: {
      name: 'evaluation-run-worker',
      entry: 'functions/evaluation-run/worker.ts',
      needs: { platform: 'commit', indexes: ['list1'], sendsTo: ['evaluation-run'] },
    },
    timeout: Duration.seconds(60),
    batchSize: 1,
    maxConcurrency: 5,
    onAlarm:
      'Inputs of the evaluation are not frozen, or entries are not scored: the cycle stays in SCORING. See the runbook for dead letters.',
  },
  {
    name: 'evaluation-results',
    route: types(
      'EvaluationResultProposed',
      'EvaluationResultDrafted',
      'EvaluationResultPublicised',
      'EvaluationResultPublished',
      'PublicityClosed',
      'PublicityCleared',
      'PublicityUpheld',
      'PublicityCancelled',
      'AgencyRemoved',
      'AgencyExited',
    ),
    variable: 'EVALUATION_RESULTS_QUEUE_URL',
    consumer: {
      name: 'evaluation-results-worker',
      entry: 'functions/evaluation-results/worker.ts',
      needs: { platform: 'commit', indexes: ['list2'], sendsTo: ['evaluation-results'] },
    },
    timeout: Duration.seconds(60),
    batchSize: 1,
    maxConcurrency: 5,
    // The compact rank keys of all entries lie in memory while primaries are chosen across categories.
    memoryMiB: 1024,
    onAlarm:
      'A result is not ranked, publicised or published as it was decided, and agencies are not told of it. See the runbook for dead letters.',
  },
];
