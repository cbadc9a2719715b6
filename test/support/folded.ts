import type { Decided } from '../../shared/domain/event.ts';
import { isRefusal, type Refusal } from '../../shared/domain/problem.ts';
import type { Deadline } from '../../shared/domain/time/deadline.ts';

/** An aggregate as the store folds it from its decisions. */
export interface Folded<B> {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly refs: Readonly<Record<string, string>>;
  readonly body: B;
}

/** What the store would make of a decision on it; the first one creates it. @throws Error for a refusal */
export function folded<B>(
  id: string,
  decision: Decided<B> | Refusal | undefined,
  before?: Folded<B>,
): Folded<B> {
  if (decision === undefined || isRefusal(decision)) throw new Error(`${id}: ${JSON.stringify(decision)}`);
  let status = before?.status ?? '';
  let refs = { ...before?.refs };
  const deadlines: Record<string, Deadline> = { ...before?.deadlines };
  for (const event of decision.events) {
    status = event.to ?? status;
    refs = { ...refs, ...event.refs };
    for (const kind of event.deadlines?.clear ?? []) delete deadlines[kind];
    for (const deadline of event.deadlines?.set ?? []) deadlines[deadline.kind] = deadline;
  }
  const version = (before?.version ?? 0) + decision.events.length;
  return { id, status, version, deadlines, refs, body: decision.body };
}
