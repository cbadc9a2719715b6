import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Handlers } from '../../shared/runtime/route.ts';
import {
  listEvaluationEntries,
  listOwnEvaluationEntries,
  readEvaluationEntry,
  readSnapshotItem,
} from './entries/read.ts';
import {
  listRehearsalChanges,
  listRehearsals,
  orderRehearsal,
  readRehearsal,
} from './rehearsal/rehearsals.ts';
import type { routes } from './routes.ts';
import { continueScoringRun, listRunFindings, readScoringRun } from './run/runs.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, CommonApiDeps> = {
  listEvaluationEntries,
  readEvaluationEntry,
  listOwnEvaluationEntries,
  readSnapshotItem,
  readScoringRun,
  listRunFindings,
  continueScoringRun,
  orderRehearsal,
  listRehearsals,
  readRehearsal,
  listRehearsalChanges,
};
