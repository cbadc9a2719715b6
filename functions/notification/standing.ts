import type { Decided } from '../../shared/domain/event.ts';
import type { Deadline } from '../../shared/domain/time/deadline.ts';

/** An aggregate as it stands, or as it will stand once a decision is committed. */
export interface Standing<B> {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly body: B;
}

export function standingAfter<B>(
  before: { readonly id: string } & Partial<Omit<Standing<B>, 'id' | 'body'>>,
  decided: Decided<B>,
): Standing<B> {
  const deadlines = { ...before.deadlines };
  for (const { deadlines: moved } of decided.events) {
    for (const kind of moved?.clear ?? []) delete deadlines[kind];
    for (const deadline of moved?.set ?? []) deadlines[deadline.kind] = deadline;
  }
  return {
    id: before.id,
    status: decided.events.findLast(({ to }) => to !== undefined)?.to ?? before.status ?? '',
    version: (before.version ?? 0) + decided.events.length,
    deadlines,
    body: decided.body,
  };
}
