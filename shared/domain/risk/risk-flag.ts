import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { RiskFlagConfirmed } from '../../../events/risk-flag-confirmed/v1.ts';
import { RiskFlagDismissed } from '../../../events/risk-flag-dismissed/v1.ts';
import { RiskFlagRaised } from '../../../events/risk-flag-raised/v1.ts';
import { canonicalHash } from '../canonical.ts';
import { type Decided, happened } from '../event.ts';
import { CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine, follow } from '../machine.ts';
import type { Acting } from '../acting.ts';
import { isRefusal, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';

/** A rule's finding about an agency that only an officer may make more, or nothing, of (domain §5.2). */
export const riskFlagMachine = defineMachine({
  name: 'RiskFlag',
  states: ['OPEN', 'CONFIRMED', 'DISMISSED'],
  terminal: [],
  transitions: [
    { action: 'raise', from: [], to: 'OPEN', actors: ['SYSTEM', ...CENTRE_ROLES] },
    {
      action: 'raiseAgain',
      from: ['CONFIRMED', 'DISMISSED'],
      to: 'OPEN',
      actors: ['SYSTEM', ...CENTRE_ROLES],
    },
    { action: 'confirm', from: ['OPEN'], to: 'CONFIRMED', actors: CENTRE_ROLES },
    { action: 'dismiss', from: ['OPEN'], to: 'DISMISSED', actors: CENTRE_ROLES },
  ],
});
export type RiskFlagStatus = (typeof riskFlagMachine.states)[number];

export const Severity = onFirstUse(() => z.enum(['BLOCK', 'HOLD', 'REVIEW', 'INFO']));

export const RiskFlagBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    ruleId: z.string(),
    severity: Severity(),
    /** The check that raised it last. */
    checkId: z.string(),
    zh: z.string(),
    code: z.string().optional(),
    inputs: z.record(z.string(), z.unknown()),
    evidenceRef: z.string().optional(),
    raisedAt: instantSchema(),
    decidedBy: z.string().optional(),
    decidedAt: instantSchema().optional(),
    reason: z.string().optional(),
  }),
);
export type RiskFlagBody = z.infer<ReturnType<typeof RiskFlagBody>>;

export interface RiskFlagState {
  readonly id: string;
  readonly status: string;
  readonly body: RiskFlagBody;
}

/**
 * Raises a flag, or raises again one that was dismissed or was confirmed on other facts. Undefined while it is open or
 * confirmed on these very facts: it is known.
 */
export function decideRaise(
  flagId: string,
  existing: RiskFlagState | undefined,
  finding: Omit<RiskFlagBody, 'decidedBy' | 'decidedAt' | 'reason'>,
): Decided<RiskFlagBody> | undefined {
  if (existing !== undefined && isKnown(existing, finding)) return undefined;
  const { uscc, ruleId, severity, checkId, inputs } = finding;
  const event = happened(
    RiskFlagRaised,
    { flagId, uscc, ruleId, severity },
    { article: '3-1a', to: 'OPEN', refs: { creditCheck: checkId }, record: { inputs } },
  );
  return { events: [event], body: finding };
}

function isKnown({ status, body }: RiskFlagState, { inputs }: Pick<RiskFlagBody, 'inputs'>): boolean {
  if (status === 'CONFIRMED') return canonicalHash(body.inputs) === canonicalHash(inputs);
  return status !== 'DISMISSED';
}

/** An officer says what a flag is worth. */
export function decideFlag(
  flag: RiskFlagState,
  verdict: { readonly outcome: 'CONFIRMED' | 'DISMISSED'; readonly reason: string },
  acting: Acting,
): Decided<RiskFlagBody> | Refusal {
  const action = verdict.outcome === 'CONFIRMED' ? 'confirm' : 'dismiss';
  const to = follow(riskFlagMachine, flag.status as RiskFlagStatus, action, acting.roles);
  if (isRefusal(to)) return to;
  const { uscc, ruleId } = flag.body;
  const contract = verdict.outcome === 'CONFIRMED' ? RiskFlagConfirmed : RiskFlagDismissed;
  const { reason } = verdict;
  const event = happened(contract, { flagId: flag.id, uscc, ruleId }, { article: '3-1a', to, reason });
  return {
    events: [event],
    body: { ...flag.body, decidedBy: acting.actor.id, decidedAt: acting.now, reason },
  };
}
