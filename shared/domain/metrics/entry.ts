import { STANDING_KINDS } from '../standing-document/standing-document.ts';
import { daysBetween, type LocalDate } from '../time/local-date.ts';
import { creditIn, type CreditState } from './credit-state.ts';
import type { Mark } from './contribution.ts';
import { type Cell, DISTINCT_USERS } from './recompute.ts';
import { daysWithin, holds, spansOf } from './spans.ts';
import {
  DOCUMENT_MARK,
  PRODUCT_MARK,
  QUALIFICATION_MARK,
  TEAM_MARK,
  UPKEEP_MARK,
} from './stock-contribution.ts';

/** A part of a whole; `of` 0 = the indicator is missing. */
export interface Share {
  readonly n: number;
  readonly of: number;
}

/**
 * Every input of domain §6.1 that the platform itself holds, for one agency, category and calendar year. The scores of
 * a satisfaction review come with the evaluation; the mean rating of the category with its aggregate.
 */
export interface MetricEntry {
  readonly agencyId: string;
  readonly category: string;
  readonly year: number;
  /** The last day that counts: the end of the year once it is over. */
  readonly asOf: LocalDate;
  /** Groups of certificates that the category asks for, with a valid one. */
  readonly qualifications: Share;
  /** Absent where no team was verified on the platform. */
  readonly staff?: number;
  readonly products: number;
  /** Of the orders accepted and due up to the end of `asOf`'s month, those that were completed. */
  readonly completion: Share;
  readonly onTime: Share;
  readonly firstPass: Share;
  readonly spotChecks: Share;
  readonly completedOrders: number;
  readonly distinctUsers: number;
  readonly activeMonths: number;
  readonly documents: Share;
  readonly archived: Share;
  readonly answered: Share;
  readonly overdueDays: number;
  readonly eventsAttended: number;
  /** Absent where no source was asked in the year. */
  readonly credit?: CreditState;
  readonly minorViolations: number;
  /** Closed in time of those due. */
  readonly rectifications: Share;
  readonly ratings: { readonly n: number; readonly stars: number };
  readonly complaints: number;
  /** Set aside while they are on hold. */
  readonly heldOrders: number;
}

/** The cells that an entry is read from. */
export interface EntryCells {
  readonly own: Cell;
  readonly whole: Cell;
  readonly stock: Cell;
  readonly wholeStock: Cell;
}

export interface EntryQuestion {
  readonly agencyId: string;
  readonly category: string;
  readonly year: number;
  readonly asOf: LocalDate;
  /** Policy `category.catalogue`: one certificate of each inner list. */
  readonly requiredQualifications: readonly (readonly string[])[];
  /** Policy `metrics.productShelfDays`. */
  readonly shelfDays: number;
}

/** One entry's inputs as of a day of its year (domain §6.1). */
export function entryOf(question: EntryQuestion, cells: EntryCells): MetricEntry {
  const { agencyId, category, year, asOf } = question;
  const { own, whole, wholeStock } = cells;
  const count = (name: string) => own.counts[name] ?? 0;
  const staff = staffAt(wholeStock.marks[TEAM_MARK], asOf);
  const credit = creditIn(whole.marks, wholeStock.marks, asOf);
  return {
    agencyId,
    category,
    year,
    asOf,
    qualifications: qualificationsAt(question, wholeStock.marks),
    ...(staff !== undefined && { staff }),
    products: productsOnShelf(question, cells.stock.marks),
    completion: {
      n: sum(monthsUpTo(asOf).map((mm) => count(`fulfilled${mm}`))),
      of: sum(monthsUpTo(asOf).map((mm) => count(`due${mm}`))),
    },
    onTime: { n: count('onTime'), of: count('delivered') },
    firstPass: { n: count('firstPass'), of: count('accepted') },
    spotChecks: {
      n: count('spotChecksPassed') + (whole.counts['spotChecksPassed'] ?? 0),
      of: count('spotChecks') + (whole.counts['spotChecks'] ?? 0),
    },
    completedOrders: count('completed'),
    distinctUsers: count(DISTINCT_USERS),
    activeMonths: MONTHS.filter((mm) => count(`active${mm}`) > 0).length,
    documents: documentsAt(cells, asOf),
    archived: { n: count('archived'), of: count('completed') },
    answered: { n: count('answered'), of: count('received') },
    overdueDays: daysWithin(spansOf(wholeStock.marks[UPKEEP_MARK]), `${year}-01-01`, asOf),
    eventsAttended: whole.counts['attended'] ?? 0,
    ...(credit !== undefined && { credit }),
    minorViolations: whole.counts['minorViolations'] ?? 0,
    // Rectifications are ordered by article 12.
    rectifications: { n: 0, of: 0 },
    ratings: { n: count('ratings'), stars: count('stars') },
    complaints: count('complaints') + (whole.counts['complaints'] ?? 0),
    heldOrders: count('held'),
  };
}

const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
const monthsUpTo = (asOf: LocalDate) => MONTHS.filter((mm) => mm <= asOf.slice(5, 7));
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

const named = (marks: Readonly<Record<string, Mark>>, prefix: string): readonly Mark[] =>
  Object.entries(marks).flatMap(([name, mark]) => (name.startsWith(prefix) ? [mark] : []));

function qualificationsAt(
  { category, requiredQualifications, asOf }: EntryQuestion,
  marks: Readonly<Record<string, Mark>>,
): Share {
  const valid = named(marks, QUALIFICATION_MARK).filter(
    (mark) =>
      holds(spansOf(mark), asOf) && [undefined, category].some((served) => mark['category'] === served),
  );
  const kinds = new Set(valid.map(({ kind }) => kind));
  const met = requiredQualifications.filter((anyOf) => anyOf.some((kind) => kinds.has(kind)));
  return { n: met.length, of: requiredQualifications.length };
}

/** Products that were on the shelf for so many days of the year, together. */
function productsOnShelf({ year, asOf, shelfDays }: EntryQuestion, marks: Readonly<Record<string, Mark>>) {
  const days = named(marks, PRODUCT_MARK).map((mark) => daysWithin(spansOf(mark), `${year}-01-01`, asOf));
  return days.filter((n) => n >= shelfDays).length;
}

/** Of the four documents, those that were current: of the agency, or of the category where it is held for each. */
function documentsAt({ stock, wholeStock }: EntryCells, asOf: LocalDate): Share {
  const current = STANDING_KINDS.filter((kind) =>
    [stock, wholeStock].some(({ marks }) => holds(spansOf(marks[`${DOCUMENT_MARK}${kind}`]), asOf)),
  );
  return { n: current.length, of: STANDING_KINDS.length };
}

function staffAt(team: Mark | undefined, asOf: LocalDate): number | undefined {
  const staff = team?.['staff'];
  return typeof staff === 'number' && holds(spansOf(team), asOf) ? staff : undefined;
}

/** The last day that counts for a year when read on `today`; undefined for a year to come. */
export function lastDayRead(year: number, today: LocalDate): LocalDate | undefined {
  if (daysBetween(today, `${year}-01-01`) > 0) return undefined;
  const end = `${year}-12-31`;
  return end < today ? end : today;
}
