import { ShowcaseBody } from '../../domain/showcase/showcase.ts';
import type { AggregateType } from '../aggregate.ts';

/** What is shown of a category in a cycle. */
export const shownIn = (cycleId: string, category: string): string => `SHOWCASE#ON#${cycleId}#${category}`;
export const showcasesOf = (agencyId: string): string => `SHOWCASE#AGENCY#${agencyId}`;

const GRADE_ORDER = { EXCELLENT: '1', GOOD: '2' } as const;

/** What is shown of a category by grade and rank (list1), and everything of an agency (list2). Its id: the entry's. */
export const showcase: AggregateType<ShowcaseBody> = {
  kind: 'SHOWCASE',
  body: ShowcaseBody,
  listKeys: ({ id, status, body: { cycleId, category, agencyId, grade, rank } }) => ({
    ...(status === 'ON' && {
      list1: [
        shownIn(cycleId, category),
        `${GRADE_ORDER[grade]}#${String(rank ?? 0).padStart(6, '0')}#${id}`,
      ] as const,
    }),
    list2: [showcasesOf(agencyId), id],
  }),
};
