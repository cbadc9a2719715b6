import { Duration } from 'aws-cdk-lib';
import { EVENT_SOURCE } from '../../events/envelope.ts';
import { NOTICE_TEMPLATE } from '../../shared/domain/evaluation/scope/coverage.ts';
import { REACTED_TO as FOLLOW_UP_REACTS_TO } from '../../functions/evaluation-follow-up/reacted-to.ts';
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
      needs: {
        platform: 'commit',
        indexes: ['list1', 'list2'],
        sealed: 'read',
        mac: true,
        sendsTo: ['evaluation-results'],
      },
    },
    timeout: Duration.seconds(60),
    batchSize: 1,
    maxConcurrency: 5,
    // The compact rank keys of all entries lie in memory while primaries are chosen across categories.
    memoryMiB: 1024,
    onAlarm:
      'A result is not ranked, publicised or published as it was decided, and agencies are not told of it. See the runbook for dead letters.',
  },
  {
    name: 'evaluation-follow-up',
    route: types(...FOLLOW_UP_REACTS_TO),
    consumer: {
      name: 'evaluation-follow-up-worker',
      entry: 'functions/evaluation-follow-up/worker.ts',
      needs: { platform: 'commit', indexes: ['list2'], sendsTo: ['evaluation-follow-up-pages'] },
    },
    timeout: Duration.seconds(60),
    batchSize: 5,
    maxConcurrency: 5,
    onAlarm:
      'What follows a published grade is not listed, or what is done stays open: the cycle cannot be closed. An agency that was removed may still be shown. See the runbook for dead letters.',
  },
  {
    name: 'evaluation-follow-up-pages',
    variable: 'EVALUATION_FOLLOW_UP_PAGES_QUEUE_URL',
    consumer: {
      name: 'evaluation-follow-up-pages',
      entry: 'functions/evaluation-follow-up/pages.ts',
      needs: { platform: 'commit', indexes: ['list1'], sendsTo: ['evaluation-follow-up-pages'] },
    },
    timeout: Duration.seconds(60),
    batchSize: 1,
    maxConcurrency: 5,
    onAlarm:
      'Rewards, the showcase, advice and rectification of a published evaluation are listed in part only: the cycle cannot be closed. See the runbook for dead letters.',
  },
  {
    name: 'satisfaction',
    route: types(
      'EvaluationScored',
      'SurveyDrawn',
      'SurveyNoResponse',
      'SurveyIneligible',
      'SatisfactionClosed',
    ),
    variable: 'SATISFACTION_QUEUE_URL',
    consumer: {
      name: 'satisfaction-worker',
      entry: 'functions/satisfaction/worker.ts',
      needs: {
        platform: 'commit',
        indexes: ['list1', 'list2'],
        sealed: 'commit',
        mac: true,
        sendsTo: ['satisfaction'],
      },
    },
    timeout: Duration.seconds(60),
    batchSize: 1,
    maxConcurrency: 5,
    onAlarm:
      'Users are not drawn, asked or replaced, or their answers do not count: the review of the evaluation cannot end. See the runbook for dead letters.',
  },
];
