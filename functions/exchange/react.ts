import type { Envelope } from '../../events/envelope.ts';
import { ExportRequested } from '../../events/export-requested/v1.ts';
import { ImportConfirmed } from '../../events/import-confirmed/v1.ts';
import { ImportRequested } from '../../events/import-requested/v1.ts';
import type { Continuation } from './continuation.ts';
import type { ExchangeWorkerDeps } from './deps.ts';
import { assembleFile } from './exports/assemble-file.ts';
import { walkList } from './exports/walk-list.ts';
import { applyImport } from './imports/apply-import.ts';
import { checkImport } from './imports/check-import.ts';

/** The queue carries what was asked for, and the rest of what one message could not finish. */
export function react(
  message: Envelope | Continuation,
  now: string,
  deps: ExchangeWorkerDeps,
): Promise<void> {
  const work = 'step' in message ? message : beginning(message);
  switch (work?.step) {
    case 'CHECK':
      return checkImport(work, now, deps);
    case 'APPLY':
      return applyImport(work, now, deps);
    case 'EXPORT':
      return walkList(work, now, deps);
    case 'ASSEMBLE':
      return assembleFile(work, now, deps);
    case undefined:
      return Promise.resolve();
  }
}

function beginning(event: Envelope): Continuation | undefined {
  switch (event.type) {
    case ImportRequested.type:
      return { step: 'CHECK', importId: ImportRequested.data().parse(event.data).importId, from: 0 };
    case ImportConfirmed.type:
      return { step: 'APPLY', importId: ImportConfirmed.data().parse(event.data).importId, from: 0 };
    case ExportRequested.type: {
      const { exportId } = ExportRequested.data().parse(event.data);
      return { step: 'EXPORT', exportId, part: 0, rows: 0, turn: 0 };
    }
    default:
      return undefined;
  }
}
