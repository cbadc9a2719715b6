/** Throttling as API Gateway does it: `rate` requests a second on average, `burst` at once. In real time. */
export function tokenBucket(
  { rate, burst }: { readonly rate: number; readonly burst: number },
  now: () => number = () => performance.now(),
): () => boolean {
  let tokens = burst;
  let at = now();
  return () => {
    const current = now();
    tokens = Math.min(burst, tokens + ((current - at) / 1000) * rate);
    at = current;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
