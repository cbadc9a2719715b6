import type { ComplaintBody } from '../complaint/complaint.ts';
import type { CreditCheckBody } from '../risk/credit-check.ts';
import type { RiskFlagBody } from '../risk/risk-flag.ts';
import type { SpotCheckStatus } from '../spot-check/machine.ts';
import type { SpotCheckBody } from '../spot-check/spot-check.ts';
import { isConfirmed, type ViolationBody } from '../violation/violation.ts';
import { type Contribute, contributionTo, dayOf, markBefore, stockCell, yearCell } from './contribution.ts';
import { closed, opened, spansOf } from './spans.ts';

const REFUSED = 'REFUSED' satisfies SpotCheckStatus;
const FOUNDED = ['SUBSTANTIATED', 'PARTLY'];

/**
 * A spot check that came to its end, under the category of its order. One that the agency refused is concluded and not
 * passed: it must not fare better than one that failed (3-1c, 12-3e).
 */
export const contributionOfSpotCheck: Contribute<SpotCheckBody & { readonly category?: string }> = ({
  status,
  body,
  events,
  before,
}) => {
  const draft = contributionTo(body.agencyId);
  const refusedAt = events.findLast(({ to }) => to === REFUSED)?.at ?? before?.memo['refusedAt'];
  const memo = refusedAt === undefined ? {} : { refusedAt };
  const at = status === REFUSED ? refusedAt : body.conclusion?.at;
  if (at === undefined) return draft.done(memo);
  const cell = yearCell(dayOf(at), body.category);
  draft.count(cell, 'spotChecks');
  if (body.conclusion?.outcome === 'PASSED') draft.count(cell, 'spotChecksPassed');
  return draft.done(memo);
};

/** A complaint that was found justified, wholly or in part; one about no category counts for each (domain §6.1). */
export const contributionOfComplaint: Contribute<ComplaintBody> = ({ body }) => {
  if (body.agencyId === undefined) return undefined;
  const draft = contributionTo(body.agencyId);
  const { decision } = body;
  if (body.kind === 'COMPLAINT' && decision !== undefined && FOUNDED.includes(decision.outcome))
    draft.count(yearCell(dayOf(decision.at), body.category), 'complaints');
  return draft.done();
};

/** A minor violation costs points of integrity in the year in which it was confirmed, while it stands (SM-15); a major one decides the grade. */
export const contributionOfViolation: Contribute<ViolationBody> = ({ status, body }) => {
  const draft = contributionTo(body.agencyId);
  const { level, confirmation } = body;
  if (isConfirmed(status) && level === 'MINOR' && confirmation !== undefined)
    draft.count(yearCell(dayOf(confirmation.at)), 'minorViolations');
  return draft.done();
};

export const creditMark = (checkId: string): string => `CREDIT#${checkId}`;
export const flagMark = (ruleId: string): string => `FLAG#${ruleId}`;
/** The rule of the flag that a failed check of credit raises. */
export const creditRule = (key: string): string => `CREDIT_${key}`;

/** A report on the agency's credit: when, how, and what failed. One without an answer of the sources says nothing. */
export const contributionOfCreditCheck: Contribute<CreditCheckBody> = ({ id, body }) => {
  const draft = contributionTo(body.agencyId);
  if (body.overall !== 'UNKNOWN')
    draft.mark(yearCell(body.asOf), creditMark(id), {
      on: body.asOf,
      at: body.checkedAt,
      outcome: body.overall,
      failed: body.results.flatMap(({ key, outcome }) => (outcome === 'FAIL' ? [key] : [])),
    });
  return draft.done();
};

/** The times during which a finding about an agency's credit stood open that an officer then dismissed. */
export const contributionOfFlag: Contribute<RiskFlagBody> = ({ body, events, before }) => {
  const draft = contributionTo(body.agencyId);
  if (body.subjectRef !== `AGENCY#${body.agencyId}` || !body.ruleId.startsWith(creditRule('')))
    return draft.done();
  const name = flagMark(body.ruleId);
  const spans = events.reduce(
    (sofar, { to, at }) => {
      if (to === 'OPEN') return opened(sofar, at);
      if (to === 'DISMISSED') return closed(sofar, at);
      return to === 'CONFIRMED' ? sofar.filter((span) => span.to !== undefined) : sofar;
    },
    spansOf(markBefore(before, name)),
  );
  draft.mark(stockCell(), name, { spans });
  return draft.done();
};
