import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { bearsFraudRisk, type FraudSource } from '../../shared/domain/suspension/fraud-risk.ts';
import type { SuspensionBody } from '../../shared/domain/suspension/suspension.ts';
import { riskFlag } from '../../shared/store/aggregates/risk-flag.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import type { Check } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

/** The suspected fraud that an urgent suspension rests on, held as it was read in the commit. @throws NO_GROUND */
export async function requireSource(
  tables: Tables,
  { agencyId, ground }: Pick<SuspensionBody, 'agencyId' | 'ground'>,
): Promise<Check[]> {
  if (ground.kind !== 'FRAUD_RISK') return [];
  const found = await sourceOf(tables, ground.sourceRef);
  if (found !== undefined && bearsFraudRisk(agencyId, found.source)) return [found.check];
  const detail = {
    zh: '该线索不属于涉嫌造假且须暂缓兑付的风险提示或违规线索',
    en: 'It is no flag of a rule on fraud that withholds payment, and no suspected fraud of this agency',
  };
  throw new ProblemError(refuse('NO_GROUND', { article: '12-2', detail }));
}

async function sourceOf(
  tables: Tables,
  sourceRef: string,
): Promise<{ readonly source: FraudSource; readonly check: Check } | undefined> {
  const [kind, id = ''] = sourceRef.split('#');
  if (kind === 'RISKFLAG') {
    const found = await load(tables, riskFlag, id);
    return found && { source: { status: found.status, flag: found.body }, check: asRead(kind, found) };
  }
  const found = kind === 'VIOLATION' ? await load(tables, violation, id) : undefined;
  if (found === undefined) return undefined;
  const source = { status: found.status, violation: found.body };
  return { source, check: asRead(violation.kind, found) };
}

const asRead = (kind: string, { id, version }: { readonly id: string; readonly version: number }): Check => ({
  kind,
  id,
  version,
});
