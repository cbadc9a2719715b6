import type { Envelope } from '../../events/envelope.ts';
import { SpotCheckDrawOrdered } from '../../events/spot-check-draw-ordered/v1.ts';
import { SpotCheckPlanned } from '../../events/spot-check-planned/v1.ts';
import { SpotCheckReplaced } from '../../events/spot-check-replaced/v1.ts';
import { SpotCheckRiskPartOrdered } from '../../events/spot-check-risk-part-ordered/v1.ts';
import { openPage } from './checks/open-check.ts';
import { drawReplacement } from './checks/replace.ts';
import { openRiskPart } from './checks/risk-part.ts';
import type { SpotChecksWorkerDeps } from './deps.ts';
import { drawPlan } from './plans/draw.ts';
import { freezePage } from './plans/freeze.ts';
import { once } from './plans/once.ts';
import type { PlanPage } from './plans/page.ts';

/** The queue carries what happened to plans, and the pages of work that follow from it. */
export function react(message: Envelope | PlanPage, now: string, deps: SpotChecksWorkerDeps): Promise<void> {
  if ('step' in message)
    return message.step === 'FREEZE' ? freezePage(message, now, deps) : openPage(message, now, deps);
  return reactToEvent(message, now, deps);
}

async function reactToEvent(event: Envelope, now: string, deps: SpotChecksWorkerDeps): Promise<void> {
  switch (event.type) {
    case SpotCheckPlanned.type: {
      const { planId } = SpotCheckPlanned.data().parse(event.data);
      return freezePage({ step: 'FREEZE', planId, page: 1 }, now, deps);
    }
    case SpotCheckDrawOrdered.type: {
      const { planId } = SpotCheckDrawOrdered.data().parse(event.data);
      return drawPlan(planId, now, deps);
    }
    case SpotCheckReplaced.type: {
      const replaced = SpotCheckReplaced.data().parse(event.data);
      return once(event.id, () => drawReplacement(replaced, now, deps), now, deps);
    }
    case SpotCheckRiskPartOrdered.type: {
      const ordered = SpotCheckRiskPartOrdered.data().parse(event.data);
      return once(event.id, () => openRiskPart(ordered, now, deps), now, deps);
    }
    default:
      deps.log.info('SKIPPED', { eventId: event.id, eventType: event.type });
  }
}
