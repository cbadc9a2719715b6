import { EffectiveUpdateRecorded } from '../../../events/effective-update-recorded/v1.ts';
import { OnboardingApproved } from '../../../events/onboarding-approved/v1.ts';
import { ProfileUpdateOverdue } from '../../../events/profile-update-overdue/v1.ts';
import type { OnboardingCaseBody } from '../onboarding/onboarding-case.ts';
import type { ProductStatus } from '../product/machine.ts';
import type { ProductBody } from '../product/product.ts';
import type { QualificationStatus } from '../qualification/machine.ts';
import type { QualificationBody } from '../qualification/qualification.ts';
import type { StandingDocumentBody, StandingDocumentStatus } from '../standing-document/standing-document.ts';
import { addDays } from '../time/local-date.ts';
import type { UpkeepStatus } from '../upkeep/machine.ts';
import type { UpkeepBody } from '../upkeep/upkeep.ts';
import {
  type Contribute,
  contributionTo,
  dayOf,
  type Happened,
  markBefore,
  stockCell,
  yearCell,
} from './contribution.ts';
import { closed, opened, type Span, spansOf, spansRead, spansWhile } from './spans.ts';

/** Names of marks; an object's own end with its id. */
export const PRODUCT_MARK = 'PRODUCT#';
export const QUALIFICATION_MARK = 'QUALIFICATION#';
export const DOCUMENT_MARK = 'DOCUMENT#';
export const TEAM_MARK = 'TEAM';
export const UPKEEP_MARK = 'UPKEEP';

const COUNTED: readonly string[] = ['VALID', 'EXPIRING', 'EXPIRED'] satisfies QualificationStatus[];
const ON_SHELF = ['PUBLISHED'] satisfies ProductStatus[];
const HELD = ['CURRENT'] satisfies StandingDocumentStatus[];
const ENDS_OVERDUE: readonly string[] = ['CURRENT', 'ENDED'] satisfies UpkeepStatus[];

/**
 * The days on which a product was on the shelf: publishing asked for its price and standard (SM-5). With each event go
 * the days that are read no more, so that a long life takes no more room than a short one; event by event, so that
 * they are the same however many are looked at together.
 */
export const contributionOfProduct: Contribute<ProductBody> = ({ id, body, events, before }) => {
  const draft = contributionTo(body.agencyId);
  const name = `${PRODUCT_MARK}${id}`;
  const spans = events.reduce(
    (sofar, event) => spansRead(spansWhile(sofar, [event], ON_SHELF), dayOf(event.at)),
    spansOf(markBefore(before, name)),
  );
  if (spans.length > 0) draft.mark(stockCell(body.content.category), name, { spans });
  return draft.done();
};

/** A verified certificate, from its verification to its last day. */
export const contributionOfQualification: Contribute<QualificationBody> = ({ id, status, body }) => {
  const draft = contributionTo(body.agencyId);
  if (COUNTED.includes(status)) {
    const from = dayOf(body.verifiedAt ?? body.recordedAt);
    const span = { from, ...(body.validUntil !== undefined && { to: addDays(body.validUntil, 1) }) };
    draft.mark(stockCell(), `${QUALIFICATION_MARK}${id}`, {
      kind: body.kind,
      // The only category that it serves, where the register says so.
      ...(body.category !== undefined && { category: body.category }),
      spans: [span],
    });
  }
  return draft.done();
};

/** The days on which a document that an agency must hold was current (6-2a, 6-2b). */
export const contributionOfDocument: Contribute<StandingDocumentBody> = ({ body, events, before }) => {
  const draft = contributionTo(body.agencyId);
  const name = `${DOCUMENT_MARK}${body.kind}`;
  const spans = spansWhile(spansOf(markBefore(before, name)), events, HELD);
  draft.mark(stockCell(body.category), name, { spans });
  return draft.done();
};

/** The team that was verified when the agency came onto the platform. */
export const contributionOfCase: Contribute<OnboardingCaseBody> = ({ body, events, before }) => {
  const approved = events.find(({ type }) => type === OnboardingApproved.type)?.data;
  const agencyId = before?.memo['agencyId'] ?? approved?.['agencyId'];
  const onboardedOn = before?.memo['onboardedOn'] ?? approved?.['onboardedOn'];
  if (typeof agencyId !== 'string' || typeof onboardedOn !== 'string') return undefined;
  const draft = contributionTo(agencyId);
  const team = body.submission?.draft.team;
  if (team !== undefined)
    draft.mark(stockCell(), TEAM_MARK, { staff: team.members.length, spans: [{ from: onboardedOn }] });
  return draft.done({ agencyId, onboardedOn });
};

/** The days after an update was due on which there was none (6-3b). */
export const contributionOfUpkeep: Contribute<UpkeepBody> = ({ body, events, before }) => {
  const draft = contributionTo(body.agencyId);
  const spans = events.reduce(overdueAfter, spansOf(markBefore(before, UPKEEP_MARK)));
  if (spans.length > 0) draft.mark(stockCell(), UPKEEP_MARK, { spans });
  return draft.done();
};

function overdueAfter(spans: readonly Span[], { type, to, at, data }: Happened): readonly Span[] {
  if (type === ProfileUpdateOverdue.type) return opened(spans, addDays(String(data['dueOn']), 1));
  const on = typeof data['on'] === 'string' ? data['on'] : undefined;
  if (to !== undefined && ENDS_OVERDUE.includes(to)) return closed(spans, on ?? dayOf(at));
  // An update that came to be known after a later one shortens what that one ended.
  const last = spans.at(-1);
  const shorter = type === EffectiveUpdateRecorded.type && on !== undefined && last?.to !== undefined;
  return shorter && last.from < on && on < last.to
    ? [...spans.slice(0, -1), { from: last.from, to: on }]
    : spans;
}

/** A centre's event that the agency attended (3-2b). */
export const contributionOfPlace: Contribute<{ readonly agencyId: string }> = ({
  body,
  status,
  events,
  before,
}) => {
  const draft = contributionTo(body.agencyId);
  const at = events.findLast(({ to }) => to === 'ATTENDED')?.at ?? before?.memo['attendedAt'];
  if (at === undefined) return draft.done();
  if (status === 'ATTENDED') draft.count(yearCell(dayOf(at)), 'attended');
  return draft.done({ attendedAt: at });
};
