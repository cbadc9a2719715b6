import type { OnboardingCaseBody } from '../onboarding/onboarding-case.ts';
import type { ProductBody } from '../product/product.ts';
import type { QualificationBody } from '../qualification/qualification.ts';
import type { StandingDocumentBody } from '../standing-document/standing-document.ts';
import { addDays, type LocalDate } from '../time/local-date.ts';
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
import { closed, opened, type Span, spansOf, spansWhile } from './spans.ts';

/** Names of marks; an object's own end with its id. */
export const PRODUCT_MARK = 'PRODUCT#';
export const QUALIFICATION_MARK = 'QUALIFICATION#';
export const DOCUMENT_MARK = 'DOCUMENT#';
export const TEAM_MARK = 'TEAM';
export const UPKEEP_MARK = 'UPKEEP';

/** The days on which a product was on the shelf: publishing asked for its price and standard (SM-5). */
export const contributionOfProduct: Contribute<ProductBody> = ({ id, body, events, before }) => {
  const draft = contributionTo(body.agencyId);
  const name = `${PRODUCT_MARK}${id}`;
  const spans = spansWhile(spansOf(markBefore(before, name)), events, ['PUBLISHED']);
  if (spans.length > 0) draft.mark(stockCell(body.content.category), name, { spans });
  return draft.done();
};

const COUNTED = ['VALID', 'EXPIRING', 'EXPIRED'];

/** A verified certificate, from its verification to its last day. */
export const contributionOfQualification: Contribute<QualificationBody> = ({ id, status, body }) => {
  const draft = contributionTo(body.agencyId);
  if (COUNTED.includes(status)) {
    const from = dayOf(body.verifiedAt ?? body.recordedAt);
    const span = { from, ...(body.validUntil !== undefined && { to: addDays(body.validUntil, 1) }) };
    draft.mark(stockCell(), `${QUALIFICATION_MARK}${id}`, { kind: body.kind, spans: [span] });
  }
  return draft.done();
};

/** The days on which a document that an agency must hold was current (6-2a, 6-2b). */
export const contributionOfDocument: Contribute<StandingDocumentBody> = ({ body, events, before }) => {
  const draft = contributionTo(body.agencyId);
  const name = `${DOCUMENT_MARK}${body.kind}`;
  const spans = spansWhile(spansOf(markBefore(before, name)), events, ['CURRENT']);
  draft.mark(stockCell(body.category), name, { spans });
  return draft.done();
};

/** The team that was verified when the agency came onto the platform. */
export const contributionOfCase: Contribute<OnboardingCaseBody> = ({ body, events, before }) => {
  const approved = events.find(({ type }) => type === 'OnboardingApproved')?.data;
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
  if (type === 'ProfileUpdateOverdue') return opened(spans, addDays(String(data['dueOn']), 1));
  if (to !== 'CURRENT' && to !== 'ENDED') return spans;
  const on: LocalDate = typeof data['on'] === 'string' ? data['on'] : dayOf(at);
  return closed(spans, on);
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
