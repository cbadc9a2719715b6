import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { type Deadline, lastDayOf } from '../domain/time/deadline.ts';

const inOrder = (a: Deadline, b: Deadline): number =>
  a.dueAt === b.dueAt ? (a.kind < b.kind ? -1 : 1) : a.dueAt < b.dueAt ? -1 : 1;

/** The clocks of a resource as it shows them, the next first (the store keeps no order), each with how it was counted. */
export const deadlineViews = (deadlines: Readonly<Record<string, Deadline>>) =>
  Object.values(deadlines)
    .toSorted(inOrder)
    .map((deadline) => {
      const { kind, dueAt, derivation, extensions } = deadline;
      return { kind, dueAt, lastDay: lastDayOf(deadline), derivation, extensions };
    });

export const DeadlineViews = onFirstUse(() =>
  z.array(
    z.object({
      kind: z.string(),
      dueAt: z.string(),
      lastDay: z.string(),
      derivation: z.unknown().describe('which days were counted, under which holiday tables'),
      extensions: z.unknown().describe('how far and why it was extended, if it was'),
    }),
  ),
);
