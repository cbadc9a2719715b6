import { regulations } from '../../../shared/policy/articles.ts';
import { parameterOf, policyKeys } from '../../../shared/policy/parameters.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import type { AdministrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';

/** Every parameter in force, marked with its basis: what is law, what is sourced practice, what is judgement. */
export async function readPolicy(
  { now }: Request<(typeof routes)['readPolicy']>,
  deps: AdministrationDeps,
): Promise<Reply> {
  const { policy } = await deps.settings.current(now);
  const docNo = policy.get('regulation.docNo');
  const regulation = regulations.find((each) => each.docNo === docNo) ?? regulations.at(-1);
  const parameters = policyKeys.map((key) => {
    const { zh: title, basis, article, default: value } = parameterOf(key);
    const effectiveFrom = policy.overrideOf(key)?.effectiveFrom;
    return { key, title, value: policy.get(key), default: value, basis, article, effectiveFrom };
  });
  const { title, effectiveFrom, effectiveTo } = regulation ?? {};
  return {
    status: 200,
    body: { version: policy.version, regulation: { docNo, title, effectiveFrom, effectiveTo }, parameters },
  };
}
