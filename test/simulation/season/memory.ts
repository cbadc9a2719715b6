/** What those who watch a season, and its users, remember of it. */
export class Season {
  /** Every entry that was ever seen in scope, with the state in which it was seen last. */
  readonly entries = new Map<string, string>();
  /** Codes with which users have answered. */
  readonly used = new Set<string>();
  /** The step at which the cycle was seen closed or cancelled. */
  endedAt: number | undefined;
}
