import type { Envelope } from '../../events/envelope.ts';
import { EvaluationNoticePublished } from '../../events/evaluation-notice-published/v1.ts';
import { EvaluationScopeRunStarted } from '../../events/evaluation-scope-run-started/v1.ts';
import { evaluationCycle } from '../../shared/store/aggregates/evaluation.ts';
import { get } from '../../shared/store/read.ts';
import type { EvaluationWorkerDeps } from './deps.ts';
import type { PageMessage } from './page-message.ts';

/** What the season does about one event: its work is handed on in pages. */
export async function react(event: Envelope, deps: EvaluationWorkerDeps): Promise<void> {
  switch (event.type) {
    case EvaluationScopeRunStarted.type: {
      const { cycleId, runId } = EvaluationScopeRunStarted.data().parse(event.data);
      const first: PageMessage = { step: 'SCOPE', cycleId, runId, page: 1, status: 'ACTIVE' };
      return deps.pages.send([first]);
    }
    case EvaluationNoticePublished.type: {
      const { cycleId } = EvaluationNoticePublished.data().parse(event.data);
      const { body } = await get(deps.tables, evaluationCycle, cycleId);
      const runId = body.scope?.runId ?? '';
      const parts = (['IN', 'OUT'] as const).map((of): PageMessage => ({ step: 'LIST', cycleId, runId, of }));
      return deps.pages.send(parts);
    }
    default:
      deps.log.info('SKIPPED', { eventId: event.id, eventType: event.type });
  }
}
