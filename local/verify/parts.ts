import * as z from 'zod';
import { GRADES } from '../../shared/domain/evaluation/ranking/grade.ts';
import { incomplete, type Verdict } from './check.ts';

export interface File {
  readonly file: string;
  readonly text: string;
}

const Bundle = z.looseObject({ kind: z.string() });
const Amendment = z.looseObject({
  category: z.string(),
  orgName: z.string().optional(),
  from: z.string().optional(),
  grade: z.enum(GRADES),
  decisionNo: z.string(),
  decidedOn: z.string(),
});

/** A bundle as the API answers it: which part it is, where the next one is, and what was amended since (9-6b). */
const Answer = z.looseObject({
  bundle: Bundle,
  part: z.int().min(1).optional(),
  next: z.string().optional(),
  amendments: z.array(Amendment).optional(),
});

export interface Part {
  readonly file: string;
  readonly bundle: z.infer<typeof Bundle>;
  readonly part?: number | undefined;
  readonly next?: string | undefined;
  readonly amendments?: readonly z.infer<typeof Amendment>[] | undefined;
}

/** Reads a file, be it a bundle or the API's answer that holds one. @throws SyntaxError, ZodError */
export function partOf({ file, text }: File): Part {
  const content: unknown = JSON.parse(text);
  const answer = Answer.safeParse(content);
  if (!answer.success) return { file, bundle: Bundle.parse(content) };
  const { bundle, part, next, amendments } = answer.data;
  return { file, bundle, part, next, amendments };
}

/** Names the first part that is not there; undefined for whole bundles, and for files that do not say which part they are. */
export function missingPart(parts: readonly Part[]): Verdict | undefined {
  const numbered = new Map(
    parts.flatMap((each) => (each.part === undefined ? [] : [[each.part, each] as const])),
  );
  if (numbered.size === 0) return undefined;
  const last = Math.max(...numbered.keys());
  const after = numbered.get(last)?.next;
  const of = after === undefined ? ` of ${last}` : '';
  for (let number = 1; number <= last; number += 1) {
    if (numbered.has(number)) continue;
    const next = numbered.get(number - 1)?.next;
    const where =
      number === 1 ? ' without a cursor' : next === undefined ? ' as the part before says' : ` ${next}`;
    return incomplete(`part ${number}${of} is missing: fetch it${where}`);
  }
  return after === undefined ? undefined : incomplete(`part ${last + 1} is missing: fetch it ${after}`);
}

/** What the API says was amended since: the bundle proves the result as it was first published. */
export function amendedLines(parts: readonly Part[]): string[] {
  const [first] = parts;
  return (first?.amendments ?? []).map(
    ({ category, orgName = '', from = '', grade, decisionNo, decidedOn }) =>
      `amended since: ${category} ${orgName} ${from} → ${grade} by decision ${decisionNo} of ${decidedOn}; the bundle is of the result as first published`,
  );
}
