/** `2026-03-02 09:00:00`, as the clock on the wall in Shanghai shows it. */
export function shanghaiTime(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
