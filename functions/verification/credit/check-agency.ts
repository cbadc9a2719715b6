import type { AgencyBody } from '../../../shared/domain/agency/agency.ts';
import type { Uscc } from '../../../shared/domain/identity/uscc.ts';
import { creditFlagIdOf, decideRecordCheck } from '../../../shared/domain/risk/credit-check.ts';
import { decideClear, decideRaise } from '../../../shared/domain/risk/risk-flag.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { assessCredit, CREDIT_CHECKS } from '../../../shared/domain/verification/assess.ts';
import { evidenceOf } from '../../../shared/domain/verification/evidence.ts';
import type { VerificationGateway } from '../../../shared/domain/verification/source-answer.ts';
import type { JudgedResult } from '../../../shared/domain/verification/verification-state.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { creditCheck } from '../../../shared/store/aggregates/credit-check.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { type Change, change } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { openTask, taskId } from '../../../shared/store/tasks.ts';
import { verifyTarget } from '../work.ts';

export interface CreditQuestion {
  readonly checkId: string;
  readonly purpose: 'CREDIT_SWEEP' | 'CREDIT_CHECK';
  readonly now: string;
}

export const reviewTaskOf = (checkId: string): string => taskId(`CREDITCHECK#${checkId}`, 'REVIEW_CREDIT', 1);

/** A form that a person admitted at onboarding is not asked about every month. */
const admitted = (result: JudgedResult): JudgedResult =>
  result.key === 'LEGAL_FORM' &&
  result.outcome === 'UNKNOWN' &&
  result.facts['organisationType'] !== undefined
    ? { ...result, outcome: 'PASS', zh: '组织形式已于入驻时经人工审查' }
    : result;

/**
 * Checks one agency's credit (row 3-1a): the report, a flag for each failure, and one task when a person must look.
 * The sources are asked here, before any transaction. At most 23 writes for one agency.
 */
export async function checkAgency(
  agency: Loaded<AgencyBody>,
  { checkId, purpose, now }: CreditQuestion,
  settings: Settings,
  { tables, gateway }: { readonly tables: Tables; readonly gateway: VerificationGateway },
) {
  const { uscc, name } = agency.body;
  const asOf = toLocalDate(now);
  const answers = await gateway.ask({ uscc, orgName: name, checks: CREDIT_CHECKS, asOf, purpose });
  const evidence = evidenceOf(answers, `CREDITCHECK-${checkId}-1`);
  // The code was checked when the agency was onboarded or imported.
  const who = { uscc: uscc as Uscc, orgName: name };
  const judged = assessCredit(who, evidence, { policy: settings.policy, asOf }).map(admitted);
  const report = { agencyId: agency.id, uscc, purpose, asOf, checkedAt: now, results: judged };
  const decided = decideRecordCheck(report, answers);
  const failed = judged.filter(({ outcome }) => outcome === 'FAIL');
  const cleared = judged.filter(({ outcome }) => outcome === 'PASS');
  const flags = await Promise.all([
    ...failed.map((result) => raise(tables, agency, checkId, result, now)),
    ...cleared.map(({ key }) => clear(tables, creditFlagIdOf(agency.id, key), now)),
  ]);
  const open = decided.body.overall === 'FAIL' || decided.body.overall === 'UNKNOWN';
  const task = open
    ? await openTask(
        tables,
        reviewTaskOf(checkId),
        {
          queue: 'CENTRE_OFFICER',
          kind: 'REVIEW_CREDIT',
          subjectRef: `CREDITCHECK#${checkId}`,
          uscc,
          dueAt: verifyTarget(now, settings),
        },
        { now, article: '3-1a' },
      )
    : undefined;
  const changes = [change(creditCheck, { newId: checkId }, decided), ...flags, task];
  return { decided, changes: changes.filter((each) => each !== undefined) };
}

async function raise(
  tables: Tables,
  agency: Loaded<AgencyBody>,
  checkId: string,
  result: JudgedResult,
  now: string,
): Promise<Change | undefined> {
  const flagId = creditFlagIdOf(agency.id, result.key);
  const existing = await load(tables, riskFlag, flagId);
  const { key, zh, code, facts, evidenceRef } = result;
  const decided = decideRaise(flagId, existing, {
    agencyId: agency.id,
    uscc: agency.body.uscc,
    subjectRef: `AGENCY#${agency.id}`,
    ruleId: `CREDIT_${key}`,
    ruleVersion: 1,
    article: '3-1a',
    severity: 'REVIEW',
    checkId,
    zh,
    ...(code !== undefined && { code }),
    inputs: facts,
    evidenceRefs: evidenceRef === undefined ? [] : [evidenceRef],
    raisedAt: now,
  });
  return decided && change(riskFlag, existing ?? { newId: flagId }, decided);
}

/** What an earlier check found is gone: the next that finds it, be it word for word the same, raises it again. */
async function clear(tables: Tables, flagId: string, now: string): Promise<Change | undefined> {
  const flag = await load(tables, riskFlag, flagId);
  const decided = flag && decideClear(flag, now);
  return flag && decided && change(riskFlag, flag, decided);
}
