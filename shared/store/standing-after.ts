import type { Decided } from '../domain/event.ts';
import type { Loaded } from './aggregate.ts';

/** An aggregate as its resource shows it. */
export type Standing<B> = Pick<Loaded<B>, 'id' | 'status' | 'version' | 'deadlines' | 'body'>;

/** What an aggregate will be once the decision is committed: the answer to the command. */
export function standingAfter<B>(
  before: { readonly id: string } & Partial<Omit<Standing<B>, 'body'>>,
  { events, body }: Decided<B>,
): Standing<B> {
  const deadlines = { ...before.deadlines };
  for (const { deadlines: moved } of events) {
    for (const kind of moved?.clear ?? []) delete deadlines[kind];
    for (const deadline of moved?.set ?? []) deadlines[deadline.kind] = deadline;
  }
  const status = events.findLast(({ to }) => to !== undefined)?.to ?? before.status ?? '';
  return { id: before.id, status, version: (before.version ?? 0) + events.length, deadlines, body };
}
