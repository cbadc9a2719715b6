import { riskRules, rulesByHand } from '../../../shared/domain/risk/rules/catalogue.ts';
import { parameterOf } from '../../../shared/policy/parameters.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { RiskDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { flagView } from '../views.ts';

/** Every rule with what it measures by today. */
export async function listRiskRules(
  { now }: Request<(typeof routes)['listRiskRules']>,
  { settings }: RiskDeps,
): Promise<Reply> {
  const { policy } = await settings.current(now);
  const fed = riskRules.map(({ id, version, severity, article, zh, parameters }) => {
    const thresholds = parameters.map((key) => {
      const { zh, basis } = parameterOf(key);
      return { key, zh, value: policy.get(key), basis, effectiveFrom: policy.overrideOf(key)?.effectiveFrom };
    });
    return { id, version, severity, article, zh, byHand: false, thresholds };
  });
  const others = rulesByHand.map((rule) => ({ ...rule, byHand: true, thresholds: [] }));
  return { status: 200, body: { policyVersion: policy.version, items: [...fed, ...others] } };
}

export async function listRiskFlags(
  { query, principal }: Request<(typeof routes)['listRiskFlags']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { subjectRef, agencyId, status, ...page } = query;
  const { items, ...rest } =
    subjectRef !== undefined
      ? await list(tables, riskFlag, 'list3', { pk: `RISKFLAG#SUBJECT#${subjectRef}` }, page)
      : agencyId !== undefined
        ? await list(tables, riskFlag, 'list2', { pk: `RISKFLAG#AGENCY#${agencyId}` }, page)
        : await list(tables, riskFlag, 'list1', { pk: `RISKFLAG#${status}` }, page);
  return { status: 200, body: { items: items.map((each) => flagView(each, principal)), ...rest } };
}

export async function readRiskFlag(
  { params, principal }: Request<(typeof routes)['readRiskFlag']>,
  { tables }: RiskDeps,
): Promise<Reply> {
  const loaded = await get(tables, riskFlag, params.flagId);
  return { status: 200, body: flagView(loaded, principal), headers: etag(loaded.version) };
}
