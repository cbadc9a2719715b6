import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { PhoneUsed } from '../../../events/phone-used/v1.ts';
import type { Article } from '../../policy/articles.ts';
import type { PolicyKey } from '../../policy/parameters.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, happened } from '../event.ts';
import { addDuration, type Instant, instantSchema } from '../time/instant.ts';

/** What was directed to one number in the last 24 hours. The number itself is known only by its keyed hash. */
export const PhoneUsageBody = onFirstUse(() =>
  z.strictObject({
    uses: z.array(
      z.strictObject({ at: instantSchema(), category: z.enum(['NOTICE', 'OTP']), template: z.string() }),
    ),
  }),
);
export type PhoneUsageBody = z.infer<ReturnType<typeof PhoneUsageBody>>;

type Use = PhoneUsageBody['uses'][number];

/** From when on another message may go to a number, and which rule says so. */
export interface RateHold {
  readonly until: Instant;
  readonly policyKey: PolicyKey;
}

interface Limit {
  readonly uses: readonly Use[];
  readonly most: number;
  readonly within: { readonly seconds: number };
  readonly policyKey: PolicyKey;
}

/** No more than `most` in any window of this length: full until the oldest of them leaves it. */
function hold({ uses, most, within, policyKey }: Limit, now: Instant): RateHold | undefined {
  const oldest = uses[uses.length - most];
  if (oldest === undefined) return undefined;
  const until = addDuration(oldest.at, within);
  return until > now ? { until, policyKey } : undefined;
}

const longest = (holds: readonly (RateHold | undefined)[]): RateHold | undefined =>
  holds
    .filter((each) => each !== undefined)
    .reduce<RateHold | undefined>((a, b) => (a === undefined || b.until > a.until ? b : a), undefined);

/** Notices: one of a template in `sms.minGapMinutes`, `sms.maxPerDay` in 24 hours (domain §4.2). */
export function noticeHold(
  usage: PhoneUsageBody,
  template: string,
  now: Instant,
  policy: PolicySet,
): RateHold | undefined {
  const notices = usage.uses.filter((use) => use.category === 'NOTICE');
  const sameTemplate = notices.filter((use) => use.template === template);
  const gap = { seconds: policy.get('sms.minGapMinutes') * 60 };
  return longest([
    hold({ uses: sameTemplate, most: 1, within: gap, policyKey: 'sms.minGapMinutes' }, now),
    hold({ uses: notices, most: policy.get('sms.maxPerDay'), within: DAY, policyKey: 'sms.maxPerDay' }, now),
  ]);
}

const DAY = { seconds: 24 * 3600 };

/** Codes: one in `phoneCode.gapSeconds`, so many an hour and a day (domain §4.1). */
export function codeHold(
  requests: readonly Instant[],
  now: Instant,
  policy: PolicySet,
): RateHold | undefined {
  const uses = requests.map((at): Use => ({ at, category: 'OTP', template: '' }));
  const limit = (policyKey: PolicyKey, most: number, seconds: number) =>
    hold({ uses, most, within: { seconds }, policyKey }, now);
  return longest([
    limit('phoneCode.gapSeconds', 1, policy.get('phoneCode.gapSeconds')),
    limit('phoneCode.perHour', policy.get('phoneCode.perHour'), 3600),
    limit('phoneCode.perDay', policy.get('phoneCode.perDay'), DAY.seconds),
  ]);
}

export const codeRequests = (usage: PhoneUsageBody): readonly Instant[] =>
  usage.uses.filter((use) => use.category === 'OTP').map((use) => use.at);

/** Instants of the last 24 hours. */
export const ofLastDay = (instants: readonly Instant[], now: Instant): Instant[] =>
  instants.filter((at) => addDuration(at, DAY) > now);

/** Counts one more message to the number; what is older than 24 hours is forgotten. */
export function decideUsePhone(
  usage: PhoneUsageBody,
  { category, template }: Omit<Use, 'at'>,
  ctx: { readonly now: Instant; readonly article: Article },
): Decided<PhoneUsageBody> {
  const kept = usage.uses.filter((use) => addDuration(use.at, DAY) > ctx.now);
  return {
    events: [happened(PhoneUsed, { category, template }, { article: ctx.article, to: 'IN_USE' })],
    body: { uses: [...kept, { at: ctx.now, category, template }] },
  };
}
