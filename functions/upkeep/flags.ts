import { decideClear, decideRaise, type FlagFinding } from '../../shared/domain/risk/risk-flag.ts';
import type { Counting } from '../../shared/domain/upkeep/profile-clock.ts';
import { riskFlag } from '../../shared/store/aggregates/risk-flag.ts';
import { type Change, change } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openOfficerTask } from './work.ts';

/** A flag of one rule about one subject, with the work it makes; empty while the finding is known. */
export async function raiseFlag(
  tables: Tables,
  flagId: string,
  found: Pick<FlagFinding, 'agencyId' | 'uscc' | 'subjectRef' | 'ruleId' | 'zh' | 'inputs' | 'evidenceRefs'>,
  counting: Counting,
): Promise<Change[]> {
  const existing = await load(tables, riskFlag, flagId);
  const finding = {
    ...found,
    ruleVersion: 1,
    article: '6-3c',
    severity: 'REVIEW',
    raisedAt: counting.now,
  } as const;
  const decided = decideRaise(flagId, existing, finding);
  if (decided === undefined) return [];
  const task = await openOfficerTask(
    tables,
    {
      kind: 'REVIEW_RISK_FLAG',
      subjectRef: `RISKFLAG#${flagId}`,
      uscc: found.uscc,
      round: (existing?.version ?? 0) + 1,
      article: '6-3c',
    },
    counting,
  );
  return [change(riskFlag, existing ?? { newId: flagId }, decided), ...(task ? [task] : [])];
}

/** What was found is gone: found again, it is raised again. */
export async function clearFlag(tables: Tables, flagId: string, now: string): Promise<Change | undefined> {
  const flag = await load(tables, riskFlag, flagId);
  const decided = flag && decideClear(flag, now);
  return flag && decided && change(riskFlag, flag, decided);
}
