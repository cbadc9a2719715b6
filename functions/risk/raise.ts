import type { Acting } from '../../shared/domain/acting.ts';
import type { OrderBody } from '../../shared/domain/order/order.ts';
import { isHolding } from '../../shared/domain/risk/decide-flag.ts';
import { decideRaise, type FlagFinding, type Severity } from '../../shared/domain/risk/risk-flag.ts';
import type { Judged } from '../../shared/domain/risk/rules/catalogue.ts';
import { deadlineInWorkingDays } from '../../shared/domain/time/deadline.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { riskFlag } from '../../shared/store/aggregates/risk-flag.ts';
import { type Change, change } from '../../shared/store/plan.ts';
import type { Projection } from '../../shared/store/projections.ts';
import { load } from '../../shared/store/read.ts';
import type { Settings } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openTask, taskId } from '../../shared/store/tasks.ts';
import { holdFor } from './holds.ts';

/** When what a flag asks of people should be done: policy `risk.decideWorkingDays`. */
export const decideTarget = (now: string, { policy, calendar }: Settings): string =>
  deadlineInWorkingDays({
    kind: 'DECIDE_TARGET',
    base: now,
    source: { policyKey: 'risk.decideWorkingDays', article: '3-1' },
    amount: policy.get('risk.decideWorkingDays'),
    calendar,
  }).dueAt;

export const flagTaskOf = (flagId: string, version: number): string =>
  taskId(`RISKFLAG#${flagId}`, 'REVIEW_RISK_FLAG', version);

function queueOf(severity: Severity): 'CENTRE_REVIEWER' | 'CENTRE_OFFICER' | undefined {
  if (severity === 'INFO') return undefined;
  return isHolding(severity) ? 'CENTRE_REVIEWER' : 'CENTRE_OFFICER';
}

interface Raised {
  readonly flagId: string;
  readonly version: number;
  readonly changes: readonly Change[];
}

/**
 * Raises one flag with the task to decide it: a reviewer's where it withholds payment, an officer's for REVIEW, none for
 * INFO. Undefined when it is known.
 */
export async function raiseFlag(
  tables: Tables,
  flagId: string,
  finding: FlagFinding,
  settings: Settings,
): Promise<Raised | undefined> {
  const existing = await load(tables, riskFlag, flagId);
  const decided = decideRaise(flagId, existing, finding);
  if (decided === undefined) return undefined;
  const { uscc, article, raisedAt: now } = finding;
  const { severity } = decided.body;
  const version = (existing?.version ?? 0) + decided.events.length;
  const queue = queueOf(severity);
  // Raised again before it was decided, it is the same work, unless it is now another's.
  const isInHand = existing?.status === 'OPEN' && queueOf(existing.body.severity) === queue;
  const task =
    queue === undefined || isInHand
      ? undefined
      : await openTask(
          tables,
          flagTaskOf(flagId, version),
          {
            queue,
            kind: 'REVIEW_RISK_FLAG',
            subjectRef: `RISKFLAG#${flagId}`,
            uscc,
            dueAt: decideTarget(now, settings),
          },
          { now, article },
        );
  return {
    flagId,
    version,
    changes: [change(riskFlag, existing ?? { newId: flagId }, decided), ...(task ? [task] : [])],
  };
}

/** The flag of a rule about an order, or about its agency where the finding is about more than the order. */
function flagOf({ rule, finding }: Judged, { id, body }: Loaded<OrderBody>, now: string) {
  const { about } = finding;
  const flag: FlagFinding = {
    agencyId: body.agencyId,
    uscc: body.uscc,
    subjectRef: about === undefined ? `ORDER#${id}` : `AGENCY#${body.agencyId}`,
    ruleId: rule.id,
    ruleVersion: rule.version,
    article: rule.article,
    severity: finding.severity ?? rule.severity,
    zh: rule.zh,
    inputs: { ...finding.inputs },
    evidenceRefs: [...finding.evidenceRefs],
    raisedAt: now,
  };
  const flagId = about === undefined ? `${id}-${rule.id}` : `${body.agencyId}-${rule.id}-${about.key}`;
  return { flagId, flag };
}

/** What the rules found of an order: its flags, their tasks, and the holds they ask for, for one transaction. */
export async function raiseFindings(
  tables: Tables,
  found: readonly Judged[],
  order: Loaded<OrderBody>,
  acting: Acting,
  settings: Settings,
): Promise<{ readonly changes: readonly Change[]; readonly projections: readonly Projection[] }> {
  const flags = found.map((judged) => flagOf(judged, order, acting.now));
  const raised = await Promise.all(
    flags.map(async ({ flagId, flag }) => ({
      flag,
      raised: await raiseFlag(tables, flagId, flag, settings),
    })),
  );
  const holding = raised.flatMap(({ flag, raised }) =>
    raised !== undefined && isHolding(flag.severity) && flag.subjectRef === `ORDER#${order.id}`
      ? [raised.flagId]
      : [],
  );
  const held = await holdFor(tables, order, holding, acting);
  return {
    changes: [...raised.flatMap(({ raised }) => raised?.changes ?? []), ...held.changes],
    projections: held.projections,
  };
}
