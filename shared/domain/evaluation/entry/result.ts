import { EntryAmended } from '../../../../events/entry-amended/v1.ts';
import { EntryFinal } from '../../../../events/entry-final/v1.ts';
import { EntryGraded } from '../../../../events/entry-graded/v1.ts';
import { EntryNonRanked } from '../../../../events/entry-non-ranked/v1.ts';
import { EntryPublicised } from '../../../../events/entry-publicised/v1.ts';
import { EntryRanked } from '../../../../events/entry-ranked/v1.ts';
import { EntryReopened } from '../../../../events/entry-reopened/v1.ts';
import type { Acting } from '../../acting.ts';
import { happened } from '../../event.ts';
import { isRefusal } from '../../problem.ts';
import { type EntryDecision, entryRefOf, type EntryResult, type EntryState, followEntry } from './entry.ts';

type Because = readonly string[];

/** REVIEWED → NON_RANKED: not the agency's best category (10-3a), or a primary without activity (domain §6.4). */
export function decideMarkNonRanked(
  state: EntryState,
  {
    draft,
    primary,
    because,
  }: { readonly draft: number; readonly primary: boolean; readonly because: Because },
  acting: Acting,
): EntryDecision {
  const to = followEntry(state.status, 'markNonRanked', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    EntryNonRanked,
    { ...entryRefOf(state), draft },
    { article: '10-3a', to, record: { primary, because } },
  );
  return { events: [event], body: { ...state.body, result: { draft, primary, because: [...because] } } };
}

/** REVIEWED → RANKED, with its place among `of` (10-1a). */
export function decideRank(
  state: EntryState,
  { draft, rank, of }: { readonly draft: number; readonly rank: number; readonly of: number },
  acting: Acting,
): EntryDecision {
  const to = followEntry(state.status, 'rank', acting);
  if (isRefusal(to)) return to;
  const event = happened(EntryRanked, { ...entryRefOf(state), draft, rank, of }, { article: '10-1a', to });
  const result: EntryResult = { draft, primary: true, rank, of, because: [] };
  return { events: [event], body: { ...state.body, result } };
}

/** RANKED → GRADED, or NON_RANKED → GRADED for a primary without activity; `because` says what decided (10-1c). */
export function decideGrade(
  state: EntryState,
  {
    grade,
    because,
  }: { readonly grade: Exclude<NonNullable<EntryResult['grade']>, 'WITHHELD'>; readonly because: Because },
  acting: Acting,
): EntryDecision {
  const to = followEntry(state.status, 'grade', acting);
  if (isRefusal(to)) return to;
  const { result } = state.body;
  if (result === undefined) throw new Error(`${state.id} stands in no draft`);
  const { draft } = result;
  const event = happened(
    EntryGraded,
    { ...entryRefOf(state), draft, grade },
    { article: '10-1c', to, record: { because } },
  );
  return { events: [event], body: { ...state.body, result: { ...result, grade, because: [...because] } } };
}

/** → REVIEWED: the draft is taken back, its ranks and grades with it (SM-7). */
export function decideReopen(
  state: EntryState,
  { reason }: { readonly reason: string },
  acting: Acting,
): EntryDecision {
  const to = followEntry(state.status, 'reopen', acting);
  if (isRefusal(to)) return to;
  const { result, ...body } = state.body;
  const event = happened(
    EntryReopened,
    { ...entryRefOf(state), draft: result?.draft ?? 1 },
    {
      article: '9-4',
      to,
      reason,
      record: { rank: result?.rank, grade: result?.grade },
    },
  );
  return { events: [event], body };
}

/** GRADED → PUBLICISED: the grade stands in the public notice (9-5). */
export function decidePublicise(
  state: EntryState,
  { publicityId }: { readonly publicityId: string },
  acting: Acting,
): EntryDecision {
  const to = followEntry(state.status, 'publicise', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    EntryPublicised,
    { ...entryRefOf(state), publicityId },
    { article: '9-5', to, refs: { publicity: publicityId } },
  );
  return { events: [event], body: state.body };
}

/** PUBLICISED, NON_RANKED or AMENDED → FINAL: the result is published (9-6b). */
export function decideFinalise(state: EntryState, acting: Acting): EntryDecision {
  const to = followEntry(state.status, 'finalise', acting);
  if (isRefusal(to)) return to;
  return {
    events: [
      happened(
        EntryFinal,
        { ...entryRefOf(state), ...(state.body.result && { primary: state.body.result.primary }) },
        { article: '9-6b', to },
      ),
    ],
    body: state.body,
  };
}

type Amended = Omit<NonNullable<EntryResult['amended']>, 'from' | 'firstPublished'>;

/** The result with the grade of an amendment: the reasons that were computed are those of what was published first (9-6b). */
export function amendedResult(
  before: EntryResult,
  grade: NonNullable<EntryResult['grade']>,
  amendment: Amended,
): EntryResult {
  const { amended, because, ...place } = before;
  const computed = { ...(before.grade !== undefined && { grade: before.grade }), because };
  return {
    ...place,
    grade,
    because: ['AMENDED'],
    amended: {
      ...amendment,
      ...(before.grade !== undefined && { from: before.grade }),
      firstPublished: amended?.firstPublished ?? computed,
    },
  };
}

/** FINAL → AMENDED: by the Commission's decision, to be published again (9-6b). `result` is what holds from then on. */
export function decideAmend(
  state: EntryState,
  {
    amendmentId,
    reason,
    result,
  }: { readonly amendmentId: string; readonly reason: string; readonly result: EntryResult },
  acting: Acting,
): EntryDecision {
  const to = followEntry(state.status, 'amend', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    EntryAmended,
    { ...entryRefOf(state), amendmentId },
    {
      article: '9-6b',
      to,
      reason,
      refs: { amendment: amendmentId },
      record: { from: state.body.result, result },
    },
  );
  return { events: [event], body: { ...state.body, result } };
}
