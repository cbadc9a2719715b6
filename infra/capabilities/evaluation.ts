import { routes as evaluation } from '../../functions/evaluation/routes.ts';
import { routes as evaluationRun } from '../../functions/evaluation-run/routes.ts';
import { routes as evaluationResults } from '../../functions/evaluation-results/routes.ts';
import { routes as evaluationFollowUp } from '../../functions/evaluation-follow-up/routes.ts';
import { routes as serviceCases } from '../../functions/service-cases/routes.ts';
import { routes as evaluationReview } from '../../functions/evaluation-review/routes.ts';
import { routes as satisfaction } from '../../functions/satisfaction/routes.ts';
import type { Capability } from '../capability.ts';
import { commands } from './commands.ts';

/** The annual evaluation: the season, scoring, review, survey, results, and what follows them. */
export const evaluationCapabilities: readonly Capability[] = [
  {
    name: 'evaluation',
    entry: 'functions/evaluation/api.ts',
    routes: evaluation,
    needs: { ...commands, indexes: ['list1', 'list2'], sealed: 'commit' },
    onAlarm:
      'The season of the evaluation stands still: no scheme is locked, no notice published, and agencies cannot ask for corrections while their five days run.',
  },
  {
    name: 'evaluation-run',
    entry: 'functions/evaluation-run/api.ts',
    routes: evaluationRun,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'] },
    onAlarm:
      'Nobody can read the entries of the evaluation or its check report, and a run that waits for a mended cause does not go on.',
  },
  {
    name: 'evaluation-results',
    entry: 'functions/evaluation-results/api.ts',
    routes: evaluationResults,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'], sealed: 'read', mac: true },
    onAlarm:
      'The result of the evaluation is not formed, filed or published, and nobody can read what is publicised or why they have their grade.',
  },
  {
    name: 'evaluation-follow-up',
    entry: 'functions/evaluation-follow-up/api.ts',
    routes: evaluationFollowUp,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'] },
    onAlarm:
      'Rewards are not confirmed or paid, nobody sees the showcase, and service measures are not put in force.',
  },
  {
    name: 'service-cases',
    entry: 'functions/service-cases/api.ts',
    routes: serviceCases,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'] },
    onAlarm:
      'Service cases are neither judged by experts nor published, and nobody can take consent to publication back.',
  },
  {
    name: 'satisfaction',
    entry: 'functions/satisfaction/api.ts',
    routes: satisfaction,
    needs: {
      ...commands,
      // A login is optional on some of its routes: there the function verifies tokens itself.
      addresses: [...commands.addresses, 'OIDC_ISSUER', 'OIDC_AUDIENCE'],
      indexes: ['list1', 'list2'],
      sealed: 'commit',
      mac: true,
    },
    onAlarm: 'Users cannot answer the survey, or the centre cannot call them, while their term runs.',
  },
  {
    name: 'evaluation-review',
    entry: 'functions/evaluation-review/api.ts',
    routes: evaluationReview,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'] },
    onAlarm:
      'The centre cannot review scores, ask for supplements or correct inputs: no result can be formed.',
  },
];
