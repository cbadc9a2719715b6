import type { PolicySet } from '../../shared/policy/policy.ts';
import { countAttempt } from '../../shared/store/rate-limit.ts';
import type { PublicityDeps } from './deps.ts';

interface Attempt {
  readonly sourceIp: string;
  readonly now: string;
}

/** A lost race decides anew with the same request: that is still one attempt. */
const counted = new WeakSet<Attempt>();

const LIMITS = {
  'objection-post': 'public.postsPerHour',
  'objection-paper': 'public.postsPerHour',
  'objection-status': 'public.lookupsPerHour',
} as const;

/** Limits what somebody without a login may do from one source address (design §5). @throws RATE_LIMITED */
export async function limitAnonymous(
  request: Attempt,
  scope: keyof typeof LIMITS,
  policy: PolicySet,
  deps: Pick<PublicityDeps, 'tables' | 'keyedHash'>,
): Promise<void> {
  if (counted.has(request)) return;
  const source = await deps.keyedHash.of('source-address', networkOf(request.sourceIp));
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
