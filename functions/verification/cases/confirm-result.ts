import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import { decideConfirmResult } from '../../../shared/domain/verification/manual-result.ts';
import { confirmationOf } from '../../../shared/domain/verification/pending-work.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import type { VerificationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { closeWork } from '../work.ts';
import { casePlan, openCommand } from './case-command.ts';

/** Another person confirms an entered result (④); what follows from it is opened by the worker. */
export async function confirmCheckResult(
  request: Request<(typeof routes)['confirmCheckResult']>,
  deps: VerificationDeps,
): Promise<Plan> {
  const { principal, params } = request;
  const { loaded, settings, officer } = await openCommand(request, deps);
  const decided = orThrow(decideConfirmResult(loaded, params.key, officer));
  const { verification } = loaded.body;
  const work = verification === undefined ? [] : [confirmationOf(verification, params.key)];
  return casePlan(loaded, decided, {
    principal,
    policyVersion: settings.policy.version,
    notBy: {
      path: ['verification', 'pending', params.key, 'enteredBy'],
      actorId: principal.id,
      refusal: refuse('FOUR_EYES', { article: '5-2c' }),
    },
    changes: await closeWork(deps.tables, loaded.id, work, officer),
  });
}
