import type { EntryInputs } from '../scoring/inputs.ts';

/** One input moved for the better, by 1 to `most` steps. */
export interface SingleChange {
  readonly input: keyof EntryInputs;
  readonly most: number;
  readonly after: (steps: number) => EntryInputs;
}

/** More of a count than this nobody gains in a year; a search ends there. */
const MOST_STEPS = 500;

const SHARES = [
  'qualifications',
  'completion',
  'onTime',
  'firstPass',
  'spotChecks',
  'documents',
  'archived',
  'answered',
  'rectifications',
] as const;
const MORE = ['staff', 'products', 'eventsAttended'] as const;
const LESS = ['overdueDays', 'minorViolations', 'complaints'] as const;
const CREDIT = ['OPEN', 'CURED', 'CLEAR'] as const;

/** Every way in which one input alone, all others left as they are, could have been better. */
export function singleChanges(inputs: EntryInputs): SingleChange[] {
  const { ratings, activeMonths, credit, satisfaction, completedOrders, distinctUsers, archived } = inputs;
  const changes: SingleChange[] = [
    ...SHARES.map((input) => {
      const { n, of } = inputs[input];
      return {
        input,
        most: of - n,
        after: (steps: number) => ({ ...inputs, [input]: { n: n + steps, of } }),
      };
    }),
    ...MORE.flatMap((input) => {
      const count = inputs[input];
      if (count === undefined) return [];
      return [{ input, most: MOST_STEPS, after: (steps: number) => ({ ...inputs, [input]: count + steps }) }];
    }),
    ...LESS.map((input) => {
      const count = inputs[input];
      return { input, most: count, after: (steps: number) => ({ ...inputs, [input]: count - steps }) };
    }),
    {
      // The archives are those of the completed orders (9-2b); each further one with a complete archive, so that more
      // of them never give less.
      input: 'completedOrders',
      most: MOST_STEPS,
      after: (steps) => ({
        ...inputs,
        completedOrders: completedOrders + steps,
        archived: { n: archived.n + steps, of: archived.of + steps },
      }),
    },
    {
      // No order has two users (9-2b).
      input: 'distinctUsers',
      most: completedOrders - distinctUsers,
      after: (steps) => ({ ...inputs, distinctUsers: distinctUsers + steps }),
    },
    {
      input: 'activeMonths',
      most: 12 - activeMonths,
      after: (steps) => ({ ...inputs, activeMonths: activeMonths + steps }),
    },
    {
      input: 'ratings',
      most: 5 * ratings.n - ratings.stars,
      after: (steps) => ({ ...inputs, ratings: { n: ratings.n, stars: ratings.stars + steps } }),
    },
  ];
  if (credit !== undefined) {
    const now = CREDIT.indexOf(credit);
    const after = (steps: number): EntryInputs => ({ ...inputs, credit: CREDIT[now + steps] ?? 'CLEAR' });
    changes.push({ input: 'credit', most: CREDIT.length - 1 - now, after });
  }
  if (satisfaction !== undefined) {
    const sum = satisfaction.reduce((total, score) => total + score, 0);
    const mean = Math.floor(sum / satisfaction.length);
    // As if every user asked had given the same: only their mean counts.
    const after = (steps: number): EntryInputs => ({
      ...inputs,
      satisfaction: satisfaction.map(() => mean + steps),
    });
    changes.push({ input: 'satisfaction', most: 100 - mean, after });
  }
  return changes.filter(({ most }) => most > 0);
}
