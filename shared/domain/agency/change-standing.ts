import { AgencyExited } from '../../../events/agency-exited/v1.ts';
import { AgencyReinstated } from '../../../events/agency-reinstated/v1.ts';
import { AgencyRemoved } from '../../../events/agency-removed/v1.ts';
import { AgencyResumed } from '../../../events/agency-resumed/v1.ts';
import { AgencySuspended } from '../../../events/agency-suspended/v1.ts';
import { type Decided, happened } from '../event.ts';
import { follow } from '../machine.ts';
import type { Acting } from '../acting.ts';
import { isRefusal, type Refusal } from '../problem.ts';
import type { AgencyBody, AgencyState } from './agency.ts';
import { agencyMachine, type AgencyStatus } from './machine.ts';

const STEPS = {
  suspend: { contract: AgencySuspended, article: '12-2a' },
  resume: { contract: AgencyResumed, article: '12-2c' },
  remove: { contract: AgencyRemoved, article: '12-3' },
  reinstate: { contract: AgencyReinstated, article: '12-3' },
} as const;

/**
 * The steps of SM-4 that carry out a decision of the Commission; `decisionRef` is that decision's aggregate, whose
 * own guards (hearing, ④) have been met. A removal is committed with the release of the agency's guard, a
 * reinstatement with its taking.
 */
export function decideStanding(
  state: AgencyState,
  step: keyof typeof STEPS,
  decisionRef: string,
  acting: Acting,
): Decided<AgencyBody> | Refusal {
  const to = follow(agencyMachine, state.status as AgencyStatus, step, acting.roles);
  if (isRefusal(to)) return to;
  const { contract, article } = STEPS[step];
  const data = { agencyId: state.id, uscc: state.body.uscc, decisionRef };
  return {
    events: [happened<string, ReturnType<typeof contract.data>>(contract, data, { article, to })],
    body: state.body,
  };
}

/** ACTIVE → EXITED at the agency's own wish (12-4), once it has no open obligation. */
export function decideExit(
  state: AgencyState,
  acting: Acting,
  reason?: string,
): Decided<AgencyBody> | Refusal {
  const to = follow(agencyMachine, state.status as AgencyStatus, 'exit', acting.roles);
  if (isRefusal(to)) return to;
  const data = { agencyId: state.id, uscc: state.body.uscc };
  const more = { article: '12-0', to, ...(reason !== undefined && { reason }) } as const;
  return { events: [happened(AgencyExited, data, more)], body: state.body };
}
