import type { ViolationBody } from '../../shared/domain/violation/violation.ts';
import { VIOLATION_ARTICLES } from '../../shared/domain/violation/kinds.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import type { Step } from '../../shared/store/tasks.ts';

type Violation = Pick<Loaded<ViolationBody>, 'id' | 'body'>;

const step =
  (kind: Step['kind']) =>
  ({ id, body }: Violation, round: string | number = 1): Step => ({
    subjectRef: `VIOLATION#${id}`,
    kind,
    round,
    article: VIOLATION_ARTICLES[body.kind],
  });

/** A reviewer names two investigators, or dismisses the suspicion. */
export const appointmentStep = step('APPOINT_INVESTIGATORS');
/** An investigator proposes to confirm it; once more after each proposal that came back. */
const investigation = step('INVESTIGATE_VIOLATION');
export const investigationStep = (found: Violation) => investigation(found, found.body.hearingId ?? 'first');
/** The consequences are drawn, or it is said why not. */
export const consequencesStep = step('DRAW_CONSEQUENCES');
/** The Commission decides a review. */
const review = step('DECIDE_VIOLATION_REVIEW');
export const reviewStep = (found: Violation) => review(found, found.body.review?.at ?? '');
const consider = step('CONSIDER_HEARING');
const decision = step('DECIDE_VIOLATION');
/** What the running hearing leads to (functions/verification/hearings). */
export const hearingSteps = (found: Violation): Step[] =>
  found.body.hearingId === undefined
    ? []
    : [consider(found, found.body.hearingId), decision(found, found.body.hearingId)];

/** What was built on a violation that was revoked is looked at again. */
export const builtOnStep = (by: string, found: Violation): Step => ({
  subjectRef: by,
  kind: 'REVIEW_BUILT_ON',
  round: found.id,
  article: VIOLATION_ARTICLES[found.body.kind],
});

/** What came from a report is for those who may read reports (3-2g). */
export const investigatorsQueue = ({ body }: Violation) =>
  body.fromReport === true ? ('CENTRE_DISCIPLINE' as const) : ('CENTRE_OFFICER' as const);
