import type { Deadline } from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import { type LocalDate, toLocalDate } from '../time/local-date.ts';

/** What is counted for an agency in one year and category (domain §6.1); months are `due01`…`due12`, `fulfilled01`…. */
export type Counter =
  | 'received'
  | 'answered'
  | `due${string}`
  | `fulfilled${string}`
  | `active${string}`
  | 'delivered'
  | 'onTime'
  | 'completed'
  | 'accepted'
  | 'firstPass'
  | 'archived'
  | 'held'
  | 'ratings'
  | 'stars'
  | 'spotChecks'
  | 'spotChecksPassed'
  | 'complaints'
  | 'minorViolations'
  | 'attended';

/** The agency as a whole, beside its service categories. */
export const WHOLE = '*';
/** Cells of what is held over years: products, certificates, documents. */
const STOCK = 'STOCK';

/** Names a cell: `2026#INSPECTION_TESTING`, `2026#*`, `STOCK#*`. */
export const yearCell = (date: LocalDate, category: string = WHOLE): string =>
  `${date.slice(0, 4)}#${category}`;
export const stockCell = (category: string = WHOLE): string => `${STOCK}#${category}`;

export type Counts = Readonly<Record<string, Readonly<Partial<Record<Counter, number>>>>>;
/** What a cell keeps of one object beside numbers: its days on the shelf, the outcome of a check. */
export type Mark = Readonly<Record<string, unknown>>;

/**
 * All that one object adds to its agency's metrics, and nothing that another object decides. The metrics are the sum
 * over the contributions, so that they do not depend on how often or in which order events came.
 */
export interface Contribution {
  readonly agencyId: string;
  /** By cell. */
  readonly counts: Counts;
  /** By cell: the buyer served there, who counts once however many orders there are. */
  readonly users: Readonly<Record<string, string>>;
  /** By cell and name. */
  readonly marks: Readonly<Record<string, Readonly<Record<string, Mark>>>>;
  /** What earlier events said and the body does not keep. */
  readonly memo: Readonly<Record<string, string>>;
}

/** An event as far as metrics read it. */
export interface Happened {
  readonly type: string;
  readonly at: Instant;
  readonly to?: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
  readonly refs?: Readonly<Record<string, string>> | undefined;
  readonly deadlines?: { readonly set?: readonly Deadline[] } | undefined;
}

/** An object as it stands, with the events since `before` was computed: all of them where there is none. */
export interface Observed<B> {
  readonly id: string;
  readonly status: string;
  readonly refs: Readonly<Record<string, string>>;
  readonly body: B;
  readonly events: readonly Happened[];
  readonly before?: Pick<Contribution, 'marks' | 'memo'> | undefined;
}

/** Undefined while the object belongs to no agency. */
export type Contribute<B> = (object: Observed<B>) => Contribution | undefined;

/** A contribution under construction. */
export function contributionTo(agencyId: string) {
  const counts: Record<string, Partial<Record<Counter, number>>> = {};
  const users: Record<string, string> = {};
  const marks: Record<string, Record<string, Mark>> = {};
  return {
    count(cell: string, counter: Counter, n = 1): void {
      const counters = (counts[cell] ??= {});
      counters[counter] = (counters[counter] ?? 0) + n;
    },
    user(cell: string, buyerId: string): void {
      users[cell] = buyerId;
    },
    mark(cell: string, name: string, value: Mark): void {
      (marks[cell] ??= {})[name] = value;
    },
    done: (memo: Readonly<Record<string, string>> = {}): Contribution => ({
      agencyId,
      counts,
      users,
      marks,
      memo,
    }),
  };
}

/** The mark of that name as it was before, whatever cell it lay in. */
export const markBefore = (before: Observed<unknown>['before'], name: string): Mark | undefined =>
  Object.values(before?.marks ?? {}).find((marks) => name in marks)?.[name];

export const month = (date: LocalDate): string => date.slice(5, 7);
export const dayOf = (instant: Instant): LocalDate => toLocalDate(instant);
