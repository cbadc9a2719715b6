import type { Actor } from '../../shared/domain/event.ts';
import type { OfficerRole } from '../../shared/domain/identity/role.ts';
import type { RedemptionBody } from '../../shared/domain/redemption/redemption.ts';
import { deadlineInWorkingDays } from '../../shared/domain/time/deadline.ts';
import type { PolicyKey } from '../../shared/policy/parameters.ts';
import type { Change } from '../../shared/store/plan.ts';
import type { Settings } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeTask, openTask, taskId } from '../../shared/store/tasks.ts';

/** The steps of a redemption that wait for a person: whose queue, and how long it should take at most. */
const STEPS = {
  REVIEW_REDEMPTION: ['CENTRE_OFFICER', 'redemption.reviewWorkingDays'],
  APPROVE_REDEMPTION: ['CENTRE_REVIEWER', 'redemption.approveWorkingDays'],
  RECORD_PAYMENT: ['FINANCE_OFFICER', 'redemption.settleWorkingDays'],
  CONFIRM_PAYMENT: ['FINANCE_OFFICER', 'redemption.settleWorkingDays'],
  SETTLE_PAYMENT: ['FINANCE_OFFICER', 'redemption.settleWorkingDays'],
} as const satisfies Record<string, readonly [OfficerRole, PolicyKey]>;
export type Step = keyof typeof STEPS;

interface About {
  readonly id: string;
  readonly body: RedemptionBody;
}

/** The same step comes again with the next claim, proposal or record, and once for each way a payment may go wrong. */
function roundOf(step: Step, { body }: About): string | number {
  if (step === 'REVIEW_REDEMPTION') return body.round;
  if (step === 'APPROVE_REDEMPTION') return body.proposals;
  if (step === 'CONFIRM_PAYMENT') return body.records;
  return step === 'RECORD_PAYMENT' ? body.records + 1 : `${body.payment?.status ?? 'REPORT'}-${body.records}`;
}

const idOf = (step: Step, about: About) => taskId(`REDEMPTION#${about.id}`, step, roundOf(step, about));

/** Puts a step into its queue, unless it is there; `about` is the redemption as it is when the step begins. */
export async function openStep(
  step: Step,
  about: About,
  now: string,
  { policy, calendar }: Settings,
  tables: Tables,
): Promise<Change[]> {
  const [queue, policyKey] = STEPS[step];
  const { dueAt } = deadlineInWorkingDays({
    kind: step,
    base: now,
    source: { policyKey, article: '14-2' },
    amount: policy.get(policyKey),
    calendar,
  });
  const { uscc } = about.body;
  const task = { queue, kind: step, subjectRef: `REDEMPTION#${about.id}`, uscc, dueAt };
  const opened = await openTask(tables, idOf(step, about), task, { now, article: '14-2' });
  return opened === undefined ? [] : [opened];
}

/** Closes steps, those that are open; `about` is the redemption as it was while they waited. */
export async function closeSteps(
  steps: readonly Step[],
  about: About,
  doing: { readonly now: string; readonly actor: Actor },
  tables: Tables,
): Promise<Change[]> {
  const closed = await Promise.all(
    steps.map((step) => closeTask(tables, idOf(step, about), { ...doing, article: '14-2' })),
  );
  return closed.filter((each) => each !== undefined);
}
