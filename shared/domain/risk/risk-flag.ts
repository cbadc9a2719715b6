import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { RiskFlagConfirmed } from '../../../events/risk-flag-confirmed/v1.ts';
import { RiskFlagDismissed } from '../../../events/risk-flag-dismissed/v1.ts';
import { RiskFlagFindingCleared } from '../../../events/risk-flag-finding-cleared/v1.ts';
import { RiskFlagRaised } from '../../../events/risk-flag-raised/v1.ts';
import { articleSchema } from '../../policy/articles.ts';
import type { Acting } from '../acting.ts';
import { canonicalHash } from '../canonical.ts';
import { type Decided, happened } from '../event.ts';
import { CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine, follow } from '../machine.ts';
import { PRICE_RULES } from '../price/review.ts';
import { isRefusal, type Refusal } from '../problem.ts';
import { type Instant, instantSchema } from '../time/instant.ts';

/** A rule's finding that only an officer may make more, or nothing, of (domain §5.2). */
export const riskFlagMachine = defineMachine({
  name: 'RiskFlag',
  states: ['OPEN', 'CONFIRMED', 'DISMISSED'],
  terminal: [],
  transitions: [
    { action: 'raise', from: [], to: 'OPEN', actors: ['SYSTEM', ...CENTRE_ROLES] },
    {
      action: 'raiseAgain',
      from: ['OPEN', 'CONFIRMED', 'DISMISSED'],
      to: 'OPEN',
      actors: ['SYSTEM', ...CENTRE_ROLES],
    },
    { action: 'confirm', from: ['OPEN'], to: 'CONFIRMED', actors: CENTRE_ROLES },
    { action: 'dismiss', from: ['OPEN'], to: 'DISMISSED', actors: CENTRE_ROLES },
  ],
});
export type RiskFlagStatus = (typeof riskFlagMachine.states)[number];

export const Severity = onFirstUse(() => z.enum(['BLOCK', 'HOLD', 'REVIEW', 'INFO']));
export type Severity = z.infer<ReturnType<typeof Severity>>;

export const RiskFlagBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    /** What it is about: `ORDER#…`, `PRODUCT#…` or `AGENCY#…`. */
    subjectRef: z.string(),
    ruleId: z.string(),
    ruleVersion: z.int().min(1),
    article: articleSchema(),
    severity: Severity(),
    /** The check of the agency's credit that raised it last (row 3-1a). */
    checkId: z.string().optional(),
    zh: z.string(),
    code: z.string().optional(),
    /** What the rule saw, without personal data. */
    inputs: z.record(z.string(), z.unknown()),
    /** Of the canonical form of `inputs`: the same facts are the same finding. */
    inputsHash: z.string(),
    /** Aggregates, documents, sources' answers that show it. */
    evidenceRefs: z.array(z.string()),
    raisedAt: instantSchema(),
    /** The officer who raised it by hand; absent where a rule did. */
    raisedBy: z.string().optional(),
    /** What that officer saw. */
    note: z.string().optional(),
    decidedBy: z.string().optional(),
    decidedAt: instantSchema().optional(),
    reason: z.string().optional(),
    /** When a later look no longer found it: the same facts are then a new finding. */
    clearedAt: instantSchema().optional(),
  }),
);
export type RiskFlagBody = z.infer<ReturnType<typeof RiskFlagBody>>;

export interface RiskFlagState {
  readonly id: string;
  readonly status: string;
  readonly body: RiskFlagBody;
}

/** What is raised: a flag before anybody has looked at it. */
export type FlagFinding = Omit<
  RiskFlagBody,
  'inputsHash' | 'decidedBy' | 'decidedAt' | 'reason' | 'clearedAt'
>;

/**
 * Raises a flag, or raises it again on other facts. Undefined while it is known: open and no worse, or decided on these very
 * facts. What is found of a price is known of that price only: revised while the flag is open, it is the new price that
 * is decided on, and that a verdict blocks (6-3c).
 * A dismissed finding of a credit check is raised again by the next check that finds it, as each asks anew (row 3-1a).
 */
export function decideRaise(
  flagId: string,
  existing: RiskFlagState | undefined,
  finding: FlagFinding,
): Decided<RiskFlagBody> | undefined {
  const inputsHash = canonicalHash(finding.inputs);
  if (existing !== undefined && isKnown(existing, finding, inputsHash)) return undefined;
  const { uscc, ruleId, checkId, inputs, subjectRef, article } = finding;
  // What was confirmed still stands: found again less grave, the flag is decided as gravely as before.
  const severity =
    existing?.status === 'CONFIRMED' ? graver(existing.body.severity, finding.severity) : finding.severity;
  const event = happened(
    RiskFlagRaised,
    { flagId, uscc, ruleId, severity, subjectRef },
    {
      article,
      to: 'OPEN',
      ...(checkId !== undefined && { refs: { creditCheck: checkId } }),
      record: { inputs, ruleVersion: finding.ruleVersion, evidenceRefs: finding.evidenceRefs },
      inputHash: inputsHash,
    },
  );
  return { events: [event], body: { ...finding, severity, inputsHash } };
}

const SEVERITIES: readonly Severity[] = ['INFO', 'REVIEW', 'HOLD', 'BLOCK'];

const graver = (a: Severity, b: Severity): Severity =>
  SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b;

const isPriceRule = (ruleId: string): boolean => PRICE_RULES.some((each) => each === ruleId);

function isKnown(
  { status, body }: RiskFlagState,
  { checkId, severity, ruleId }: FlagFinding,
  inputsHash: string,
): boolean {
  const same = body.inputsHash === inputsHash;
  if (status === 'OPEN')
    return graver(body.severity, severity) === body.severity && (same || !isPriceRule(ruleId));
  if (body.clearedAt !== undefined) return false;
  if (status === 'DISMISSED' && checkId !== undefined) return false;
  return same;
}

/**
 * Records that what was found is there no more, whatever came of the flag: found again, it is raised again. Undefined
 * when that is known.
 */
export function decideClear(flag: RiskFlagState, now: Instant): Decided<RiskFlagBody> | undefined {
  if (flag.body.clearedAt !== undefined) return undefined;
  const { uscc, ruleId, subjectRef, article } = flag.body;
  const event = happened(RiskFlagFindingCleared, { flagId: flag.id, uscc, ruleId, subjectRef }, { article });
  return { events: [event], body: { ...flag.body, clearedAt: now } };
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
  const { uscc, ruleId, subjectRef, article } = flag.body;
  const contract = verdict.outcome === 'CONFIRMED' ? RiskFlagConfirmed : RiskFlagDismissed;
  const { reason } = verdict;
  const event = happened(contract, { flagId: flag.id, uscc, ruleId, subjectRef }, { article, to, reason });
  return {
    events: [event],
    body: { ...flag.body, decidedBy: acting.actor.id, decidedAt: acting.now, reason },
  };
}
