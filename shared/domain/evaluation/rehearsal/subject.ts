import type { EntryState } from '../entry/entry.ts';
import { rankSubjectOf } from '../entry/rank-key.ts';
import type { RankSubject } from '../ranking/rank-key.ts';
import type { IndicatorScheme } from '../scheme/scheme.ts';

const SCORE = 'SCORE_BELOW_FLOOR';

/**
 * An entry as another scheme would look at it (8-3): its caps and its confirmed grounds for 不合格 count as far as that scheme
 * knows them, and a score below the floor is for that scheme's own floor to say. What the locked scheme did not know was never
 * collected, so that a ground that only the other one knows is not seen.
 */
export function rehearsedSubjectOf(
  state: EntryState,
  scheme: Pick<IndicatorScheme, 'triggers' | 'caps'>,
): RankSubject {
  const { caps = [], triggers = [], unqualified } = state.body;
  const known = (codes: readonly string[], code: string) => codes.includes(code);
  const subject = rankSubjectOf({
    ...state,
    body: { ...state.body, caps: caps.filter((code) => known(scheme.caps, code)) },
  });
  const confirmed = triggers.filter((each) => each.confirmed).map(({ code }) => code);
  const grounds = confirmed.length > 0 ? confirmed : (unqualified?.heard ?? []);
  const elsewhere = grounds.filter((code) => code !== SCORE);
  // A decision that names no ground was made on every one of its time: it stands.
  const stands = grounds.length === 0 || elsewhere.some((code) => known(scheme.triggers, code));
  return { ...subject, unqualified: subject.unqualified === true && stands };
}
