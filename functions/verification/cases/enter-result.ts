import { orThrow } from '../../../shared/domain/problem.ts';
import { decideEnterResult } from '../../../shared/domain/verification/manual-result.ts';
import { confirmationOf, workOf } from '../../../shared/domain/verification/pending-work.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import type { VerificationDeps } from '../deps.ts';
import { requireDocuments } from '../documents.ts';
import type { routes } from '../routes.ts';
import { closeWork, openWork, verifyTarget } from '../work.ts';
import { casePlan, openCommand } from './case-command.ts';

/** An officer enters a result that no source gave, or sets a failed one right; a colleague's confirmation is asked for. */
export async function enterCheckResult(
  request: Request<(typeof routes)['enterCheckResult']>,
  deps: VerificationDeps,
): Promise<Plan> {
  const { principal, now, body } = request;
  const { loaded, settings, officer } = await openCommand(request, deps);
  const decided = orThrow(decideEnterResult(loaded, body, officer));
  await requireDocuments(deps.tables, body.documentIds, { uscc: loaded.body.uscc }, '5-2c');
  const { verification, uscc } = decided.body;
  if (verification === undefined) throw new Error(`CASE#${loaded.id} has no verification`);
  const subject = { caseId: loaded.id, uscc };
  const entered = verification.results.filter(({ key }) => key === body.key);
  const [closed, opened] = await Promise.all([
    closeWork(
      deps.tables,
      loaded.id,
      entered.map((result) => workOf(result, verification.run)),
      officer,
    ),
    openWork(deps.tables, subject, [confirmationOf(verification, body.key)], {
      now,
      dueAt: verifyTarget(verification.startedAt, settings),
    }),
  ]);
  return casePlan(loaded, decided, {
    principal,
    policyVersion: settings.policy.version,
    changes: [...closed, ...opened],
  });
}
