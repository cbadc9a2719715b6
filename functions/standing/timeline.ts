import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { passageOf } from '../../shared/policy/articles.ts';
import type { Tables } from '../../shared/store/table.ts';
import { readTimeline, type Told } from '../../shared/store/timeline.ts';
import type { Matter } from './matters.ts';

const Cursor = onFirstUse(() => z.strictObject({ before: z.string().min(1).max(400) }));

function readBefore(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  try {
    return Cursor().parse(JSON.parse(Buffer.from(cursor, 'base64url').toString())).before;
  } catch {
    const fields = [{ field: 'query.cursor', zh: '分页标记无效', en: 'not a cursor of this list' }];
    throw new ProblemError(refuse('VALIDATION_FAILED', { fields }));
  }
}

/**
 * What happened to an agency and in the matters that it was told of, newest first. The list holds what the contracts of the events
 * let its credit code read; a matter that ended before it was told of it, or that was of an agency before it, is passed over.
 */
export async function timelineOf(
  tables: Tables,
  { agencyId, uscc }: { readonly agencyId: string; readonly uscc: string },
  told: readonly Pick<Matter, 'kind' | 'id'>[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) {
  const chains = new Set([`AGENCY#${agencyId}`, ...told.map(({ kind, id }) => `${kind}#${id}`)]);
  const shown: Told[] = [];
  let before = readBefore(cursor);
  for (let more = true; more && shown.length <= limit;) {
    const read = await readTimeline(tables, uscc, { before, limit: limit + 1 });
    shown.push(...read.filter(({ event: { aggregate } }) => chains.has(`${aggregate.kind}#${aggregate.id}`)));
    more = read.length > limit;
    before = read.at(-1)?.place;
  }
  const last = shown.length > limit ? shown[limit - 1] : undefined;
  return {
    items: shown.slice(0, limit).map(entryOf),
    ...(last && { cursor: Buffer.from(JSON.stringify({ before: last.place })).toString('base64url') }),
  };
}

/** Which office acted, when, on which passage; no officer, and no reasons, which stand in the resource. */
function entryOf({ told, event: { type, at, aggregate, actor, from, to, article } }: Told) {
  const citation = passageOf(article);
  return {
    type,
    zh: told,
    at,
    ref: `${aggregate.kind}#${aggregate.id}`,
    role: actor.role,
    from,
    to,
    article,
    ...(citation && { citation }),
  };
}
