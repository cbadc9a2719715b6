import { decideClear, type FlagFinding } from '../../shared/domain/risk/risk-flag.ts';
import type { Counting } from '../../shared/domain/upkeep/profile-clock.ts';
import { riskFlag } from '../../shared/store/aggregates/risk-flag.ts';
import { type Change, change } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { raiseFlag } from '../risk/raise.ts';

/** A flag on what an agency says of itself (6-3c), for an officer to look at; empty while the finding is known. */
export async function flagInformation(
  tables: Tables,
  flagId: string,
  found: Pick<FlagFinding, 'agencyId' | 'uscc' | 'subjectRef' | 'ruleId' | 'zh' | 'inputs' | 'evidenceRefs'>,
  counting: Counting,
): Promise<readonly Change[]> {
  const { now } = counting;
  const rule = { ruleVersion: 1, article: '6-3c', severity: 'REVIEW', raisedAt: now } as const;
  const raised = await raiseFlag(tables, flagId, { ...found, ...rule }, counting);
  return raised?.changes ?? [];
}

/** What was found is gone: found again, it is raised again. */
export async function clearFlag(tables: Tables, flagId: string, now: string): Promise<Change | undefined> {
  const flag = await load(tables, riskFlag, flagId);
  const decided = flag && decideClear(flag, now);
  return flag && decided && change(riskFlag, flag, decided);
}
