import { routes as evaluation } from '../../functions/evaluation/routes.ts';
import { routes as evaluationRun } from '../../functions/evaluation-run/routes.ts';
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
];
