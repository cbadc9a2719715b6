import type { RankSubject } from '../../shared/domain/evaluation/ranking/rank-key.ts';
import type { EntryInputs } from '../../shared/domain/evaluation/scoring/inputs.ts';

export interface BenchEntry {
  readonly subject: RankSubject;
  readonly inputs: EntryInputs;
}

/** Entries that are the same in every run: a sixth of the agencies take part in a second category. */
export function benchEntries(from: number, count: number, categories: readonly string[]): BenchEntry[] {
  return Array.from({ length: count }, (_, i) => benchEntry(from + i, categories));
}

function benchEntry(n: number, categories: readonly string[]): BenchEntry {
  const next = numbersFrom(n);
  const agency = n % 7 === 6 ? n - 1 : n;
  const category = categories[(agency + (n - agency)) % categories.length] ?? '';
  const day = String(1 + next(28)).padStart(2, '0');
  const subject = {
    entryId: asRead(`2027.${category}.A${agency}`),
    agencyId: asRead(`A${agency}`),
    category,
    onboardedOn: asRead(`202${next(4)}-0${1 + next(9)}-${day}`),
    capped: next(50) === 0,
  };
  return { subject, inputs: inputsFrom(next) };
}

/** One flat text, as it comes from a database, and not the pieces it was put together from. */
const asRead = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');

function inputsFrom(next: (below: number) => number): EntryInputs {
  const completedOrders = next(40) === 0 ? 0 : 1 + next(60);
  const due = completedOrders + next(5);
  const ratings = next(completedOrders + 1);
  const part = (of: number, lost: number) => ({ n: Math.max(0, of - next(lost)), of });
  return {
    qualifications: part(3, 2),
    staff: next(15),
    products: next(8),
    completion: { n: completedOrders, of: due },
    onTime: part(completedOrders, 6),
    firstPass: part(completedOrders, 6),
    spotChecks: part(next(3), 2),
    completedOrders,
    distinctUsers: Math.min(completedOrders, 1 + next(30)),
    activeMonths: next(13),
    documents: part(4, 3),
    archived: part(completedOrders, 4),
    answered: part(20 + next(40), 10),
    overdueDays: next(3) === 0 ? next(90) : 0,
    eventsAttended: next(4),
    credit: next(20) === 0 ? 'CURED' : 'CLEAR',
    minorViolations: next(30) === 0 ? 1 : 0,
    rectifications: part(next(2), 2),
    ratings: { n: ratings, stars: ratings * 3 + next(2 * ratings + 1) },
    complaints: next(15) === 0 ? 1 : 0,
    satisfaction: Array.from({ length: 1 + next(5) }, () => 60 + next(41)),
  };
}

/** A sequence that depends on its seed alone (mulberry32). */
function numbersFrom(seed: number): (below: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
