import { routes as evaluation } from '../../functions/evaluation/routes.ts';
import { routes as evaluationRun } from '../../functions/evaluation-run/routes.ts';
import { routes as evaluationResults } from '../../functions/evaluation-results/routes.ts';
import type { Capability } from '../capability.ts';
import { commands } from './commands.ts';

/** The annual evaluation: the season, scoring, review, survey, results, and what follows them. */
export const evaluationCapabilities: readonly Capability[] = [
  {
    name: 'evaluation',
    entry: 'functions/evaluation/api.ts',
    routes: evaluation,
    needs: { ...commands, indexes: ['list1'], sealed: 'commit' },
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
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'] },
    onAlarm:
      'The result of the evaluation is not formed, filed or published, and nobody can read what is publicised or why they have their grade.',
  },
];
