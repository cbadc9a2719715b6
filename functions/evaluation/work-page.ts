import type { EvaluationWorkerDeps } from './deps.ts';
import type { PageMessage } from './page-message.ts';
import { handOnList, placePage } from './scope/place.ts';
import { scopePage } from './scope/scope-page.ts';

export function workPage(message: PageMessage, now: string, deps: EvaluationWorkerDeps): Promise<void> {
  switch (message.step) {
    case 'SCOPE':
      return scopePage(message, now, deps);
    case 'LIST':
      return handOnList(message, now, deps);
    case 'PLACE':
      return placePage(message, now, deps);
  }
}
