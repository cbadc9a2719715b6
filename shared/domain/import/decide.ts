import { ImportApplied } from '../../../events/import-applied/v1.ts';
import { ImportChecked } from '../../../events/import-checked/v1.ts';
import { ImportConfirmed } from '../../../events/import-confirmed/v1.ts';
import { ImportDiscarded } from '../../../events/import-discarded/v1.ts';
import { ImportRequested } from '../../../events/import-requested/v1.ts';
import { ImportUnreadable } from '../../../events/import-unreadable/v1.ts';
import { type Acting, bySystem } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { allowedActions, follow } from '../machine.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Instant } from '../time/instant.ts';
import type { ImportBody, ImportDecision, ImportState, RowCounts, Unreadable } from './import.ts';
import { type ImportAction, importMachine, type ImportStatus } from './machine.ts';

const article = '2-1';

const followImport = (status: string, action: ImportAction, { roles }: Pick<Acting, 'roles'>) =>
  follow(importMachine, status as ImportStatus, action, roles);

/** – → CHECKING: the administrator hands a clean workbook in. */
export function decideRequestImport(
  importId: string,
  handedIn: Pick<ImportBody, 'kind' | 'documentId' | 'sha256' | 'source'>,
  { roles, actor, now }: Acting,
): ImportDecision {
  const created = importMachine.transitions.find(({ action }) => action === 'request');
  if (!created?.actors.some((role) => roles.includes(role))) return refuse('FORBIDDEN_ROLE', { article });
  const { kind, documentId, sha256, source } = handedIn;
  const event = happened(
    ImportRequested,
    { importId, kind, documentId },
    { article, to: created.to, inputHash: sha256, docRefs: [documentId], record: { source } },
  );
  return { events: [event], body: { ...handedIn, requestedBy: actor.id, requestedAt: now } };
}

/** CHECKING → CHECKED, or FAULTY with any bad row: a list is taken over whole or not at all. */
export function decideChecked(state: ImportState, counts: RowCounts, now: Instant): ImportDecision {
  const to = followImport(state.status, counts.bad > 0 ? 'find' : 'check', bySystem(now));
  if (isRefusal(to)) return to;
  const { kind } = state.body;
  const event = happened(ImportChecked, { importId: state.id, kind, ...counts }, { article, to });
  return { events: [event], body: { ...state.body, report: { ...counts, at: now } } };
}

/** CHECKING → UNREADABLE. */
export function decideUnreadable(state: ImportState, code: Unreadable, now: Instant): ImportDecision {
  const to = followImport(state.status, 'giveUp', bySystem(now));
  if (isRefusal(to)) return to;
  const event = happened(
    ImportUnreadable,
    { importId: state.id, kind: state.body.kind, code },
    { article, to },
  );
  return { events: [event], body: { ...state.body, unreadable: code } };
}

/** CHECKED → APPLYING by a second person (④). Commit with `requestedBy` as `notBy`. */
export function decideConfirmImport(state: ImportState, acting: Acting): ImportDecision {
  const to = followImport(state.status, 'confirm', acting);
  if (isRefusal(to)) return to;
  if (state.body.requestedBy === acting.actor.id) return refuse('FOUR_EYES', { article });
  const event = happened(
    ImportConfirmed,
    { importId: state.id, kind: state.body.kind },
    { article, to, inputHash: state.body.sha256, record: { ...state.body.report } },
  );
  return { events: [event], body: decidedBody(state.body, acting) };
}

/** CHECKED → DISCARDED, by whoever may confirm, the requester included. */
export function decideDiscardImport(state: ImportState, reason: string, acting: Acting): ImportDecision {
  const to = followImport(state.status, 'discard', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    ImportDiscarded,
    { importId: state.id, kind: state.body.kind },
    { article, to, reason },
  );
  return { events: [event], body: decidedBody(state.body, acting) };
}

const decidedBody = (body: ImportBody, { actor, now }: Acting): ImportBody => ({
  ...body,
  decidedBy: actor.id,
  decidedAt: now,
});

/** APPLYING → APPLIED, when every page has been. */
export function decideApplied(
  state: ImportState,
  result: { readonly imported: number; readonly unchanged: number },
  now: Instant,
): Decided<ImportBody> | undefined {
  const to = followImport(state.status, 'apply', bySystem(now));
  if (isRefusal(to)) return undefined;
  const { kind } = state.body;
  const event = happened(ImportApplied, { importId: state.id, kind, ...result }, { article, to });
  return { events: [event], body: { ...state.body, result: { ...result, at: now } } };
}

/** What the caller may do now; who handed it in may not confirm it. */
export const importActions = (
  { status, body }: Omit<ImportState, 'id'>,
  caller: Pick<Acting, 'roles' | 'actor'>,
) =>
  allowedActions(importMachine, status as ImportStatus, caller.roles).filter(
    (action) => action !== 'confirm' || body.requestedBy !== caller.actor.id,
  );
