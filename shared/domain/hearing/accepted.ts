import type { Article } from '../../policy/articles.ts';
import { refuse, type Refusal } from '../problem.ts';
import type { HearingState } from './hearing.ts';

/** Refuses a decision against a party whose reply was accepted: the matter is dropped instead (domain §5.5, ADR 7). */
export function refuseAccepted(hearing: HearingState | undefined, article: Article): Refusal | undefined {
  if (hearing?.body.consideration?.accepted !== true) return undefined;
  return refuse('ILLEGAL_TRANSITION', {
    article,
    detail: {
      zh: '陈述申辩已被采纳，不得再作出不利决定，应终止该事项',
      en: 'The reply was accepted: the decision can no longer be taken; drop the matter',
    },
    extra: { hearingId: hearing.id },
  });
}
