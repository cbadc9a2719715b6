import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import type { ArchiveDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { approveRedemption } from './review-redemption.ts';

/**
 * The second person's approval of many redemptions. A dry run says of each whether it may be approved and changes
 * nothing; without it all are approved in one commit, or none is and the answer names those that may not.
 */
export async function approveRedemptions(
  { body, principal, now }: Request<(typeof routes)['approveRedemptions']>,
  deps: ArchiveDeps,
): Promise<Plan> {
  const ids = [...new Set(body.redemptionIds)];
  const tried = await Promise.all(
    ids.map(async (redemptionId) => {
      try {
        return {
          redemptionId,
          plan: await approveRedemption({ params: { redemptionId }, principal, now }, deps),
        };
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        return { redemptionId, code: error.refusal.refused };
      }
    }),
  );
  const plans = tried.flatMap(({ plan }) => plan ?? []);
  const results = tried.map(({ redemptionId, plan, code }) => ({
    redemptionId,
    ok: plan !== undefined,
    ...(code !== undefined && { code }),
    ...(plan !== undefined && { redemption: plan.response.body }),
  }));
  const answer = { dryRun: body.dryRun, approved: body.dryRun ? 0 : plans.length, results };
  const response = { status: 200, body: answer };
  if (body.dryRun) return { changes: [], response };
  if (plans.length < ids.length) {
    const fields = tried
      .filter(({ plan }) => plan === undefined)
      .map(({ redemptionId, code }) => ({
        field: 'body.redemptionIds',
        zh: `兑付申领 ${redemptionId} 不能同意（${code}）`,
        en: `redemption ${redemptionId} cannot be approved (${code})`,
      }));
    throw new ProblemError(refuse('VALIDATION_FAILED', { article: '14-2', fields }));
  }
  return { changes: plans.flatMap(({ changes }) => changes), response };
}
