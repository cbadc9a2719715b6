import { bySystem } from '../../shared/domain/acting.ts';
import { decideLapse } from '../../shared/domain/onboarding/lapse.ts';
import { isRefusal } from '../../shared/domain/problem.ts';
import { onboardingCase, releaseLiveCase } from '../../shared/store/aggregates/onboarding-case.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

/** SM-1: lapses a case whose supplement did not come in time; nothing before that, or once it came. */
async function lapseCase(
  due: { readonly id: string; readonly now: string },
  { tables }: { readonly tables: Tables },
): Promise<Plan<unknown> | undefined> {
  const loaded = await load(tables, onboardingCase, due.id);
  if (loaded === undefined) return undefined;
  const decided = decideLapse(loaded, bySystem(due.now));
  if (decided === undefined || isRefusal(decided)) return undefined;
  return {
    changes: [change(onboardingCase, loaded, decided)],
    guards: [releaseLiveCase(loaded.body.uscc, loaded.id)],
    response: undefined,
  };
}

export const deadlineHandlers = { 'CASE SUPPLEMENT_DUE': lapseCase };
