import type { Envelope } from '../../events/envelope.ts';
import { EntryExcluded } from '../../events/entry-excluded/v1.ts';
import { EntryReviewed } from '../../events/entry-reviewed/v1.ts';
import { EntryWithheld } from '../../events/entry-withheld/v1.ts';
import { EvaluationCancelled } from '../../events/evaluation-cancelled/v1.ts';
import { EvaluationScoringStarted } from '../../events/evaluation-scoring-started/v1.ts';
import { RehearsalOrdered } from '../../events/rehearsal-ordered/v1.ts';
import { ScoringRunContinued } from '../../events/scoring-run-continued/v1.ts';
import type { RunDeps } from './deps.ts';
import type { RunPage } from './page.ts';
import { compareRehearsal } from './rehearsal/compare.ts';
import { rehearsePage, startRehearsal } from './rehearsal/rehearse-page.ts';
import { abandonRun, beginRun, freezeFromTheStart } from './run/begin.ts';
import { freezePage } from './run/freeze-page.ts';
import { measure } from './run/measure.ts';
import { scorePage } from './run/score-page.ts';
import { closeOutlierTask, openOutlierTasks } from './run/settle-scoring.ts';

/** The queue carries what happened to cycles and entries, and the pages of work that follow from it. */
export function react(message: Envelope | RunPage, now: string, deps: RunDeps): Promise<void> {
  if (!('step' in message)) return reactToEvent(message, now, deps);
  switch (message.step) {
    case 'FREEZE':
      return freezePage(message, now, deps);
    case 'MEASURE':
      return measure(message, now, deps);
    case 'SCORE':
      return scorePage(message, now, deps);
    case 'OUTLIERS':
      return openOutlierTasks(message, now, deps);
    case 'REHEARSE':
      return rehearsePage(message, now, deps);
    case 'COMPARE':
      return compareRehearsal(message, now, deps);
  }
}

async function reactToEvent(event: Envelope, now: string, deps: RunDeps): Promise<void> {
  switch (event.type) {
    case EvaluationScoringStarted.type:
      return beginRun(event.id, EvaluationScoringStarted.data().parse(event.data), now, deps);
    case ScoringRunContinued.type:
      return freezeFromTheStart(ScoringRunContinued.data().parse(event.data).runId, deps);
    case EvaluationCancelled.type:
      return abandonRun(event.id, EvaluationCancelled.data().parse(event.data).cycleId, now, deps);
    case RehearsalOrdered.type:
      return startRehearsal(RehearsalOrdered.data().parse(event.data).rehearsalId, deps);
    case EntryReviewed.type:
    case EntryWithheld.type:
    case EntryExcluded.type:
      return closeOutlierTask(event.id, String(event.data['entryId']), now, deps);
    default:
      deps.log.info('SKIPPED', { eventId: event.id, eventType: event.type });
  }
}
