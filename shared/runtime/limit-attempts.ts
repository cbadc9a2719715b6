import type { KeyedHash } from '../platform/keyed-hash.ts';
import type { PolicySet } from '../policy/policy.ts';
import { countAttempt } from '../store/rate-limit.ts';
import type { Tables } from '../store/table.ts';

interface Attempt {
  readonly sourceIp: string;
  readonly principal?: { readonly id: string } | undefined;
  readonly now: string;
}

/** A lost race decides anew with the same request: that is still one attempt. */
const counted = new WeakSet<Attempt>();

const LIMITS = {
  'objection-post': 'public.postsPerHour',
  'objection-paper': 'public.postsPerHour',
  'objection-status': 'public.lookupsPerHour',
  'complaint-post': 'public.postsPerHour',
  'complaint-paper': 'public.postsPerHour',
  'complaint-status': 'public.lookupsPerHour',
  'survey-form': 'public.lookupsPerHour',
  'survey-answer': 'public.postsPerHour',
} as const;

/**
 * Limits what one login may do, or one source address for somebody without a login (design §5). Both are counted under
 * a keyed hash only: the count never says who wrote. @throws RATE_LIMITED
 */
export async function limitAttempts(
  request: Attempt,
  scope: keyof typeof LIMITS,
  policy: PolicySet,
  deps: { readonly tables: Tables; readonly keyedHash: KeyedHash },
): Promise<void> {
  if (counted.has(request)) return;
  const { principal, sourceIp } = request;
  const source = await (principal === undefined
    ? deps.keyedHash.of('source-address', networkOf(sourceIp))
    : deps.keyedHash.of('public-login', principal.id));
  await countAttempt(deps.tables, { scope, source, perHour: policy.get(LIMITS[scope]) }, request.now);
  counted.add(request);
}

/** An IPv6 subscriber has a whole /64 to choose addresses from. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter((group) => group !== '');
  const right = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0');
  const groups = [...left, ...zeros, ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
