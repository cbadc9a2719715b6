import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { ExportDownloaded } from '../../../events/export-downloaded/v1.ts';
import { ExportFailed } from '../../../events/export-failed/v1.ts';
import { ExportReady } from '../../../events/export-ready/v1.ts';
import { ExportRequested } from '../../../events/export-requested/v1.ts';
import { type Acting, bySystem } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { ROLES } from '../identity/role.ts';
import { defineMachine, follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import type { ProblemCode } from '../problems.ts';
import { addDuration, type Instant, instantSchema } from '../time/instant.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Whoever may see a list may have it as a file, made in the background. */
export const exportMachine = defineMachine({
  name: 'Export',
  states: ['REQUESTED', 'READY', 'FAILED'],
  terminal: ['FAILED'],
  transitions: [
    { action: 'request', from: [], to: 'REQUESTED', actors: ROLES.filter((role) => role !== 'SYSTEM') },
    { action: 'finish', from: ['REQUESTED'], to: 'READY', actors: ['SYSTEM'] },
    { action: 'fail', from: ['REQUESTED'], to: 'FAILED', actors: ['SYSTEM'] },
    {
      action: 'download',
      from: ['READY'],
      to: 'READY',
      actors: ROLES.filter((role) => role !== 'SYSTEM'),
    },
  ],
});
type ExportStatus = (typeof exportMachine.states)[number];

export const ExportBody = onFirstUse(() =>
  z.strictObject({
    /** The operation that gives the list page by page. */
    list: z.string(),
    format: z.enum(EXPORT_FORMATS),
    params: z.record(z.string(), z.string()),
    query: z.record(z.string(), z.string()),
    /** Who asked, with the roles of that moment: the list is read as that person would read it. */
    requester: z.strictObject({
      id: z.string(),
      roles: z.array(z.enum(ROLES)),
      uscc: z.string().optional(),
    }),
    requestedAt: instantSchema(),
    failure: z.string().optional(),
    file: z
      .strictObject({
        objectKey: z.string(),
        versionId: z.string(),
        fileName: z.string(),
        bytes: z.int().nonnegative(),
        /** In base64. */
        sha256: z.string(),
        rows: z.int().nonnegative(),
        truncated: z.boolean(),
        at: instantSchema(),
        expiresAt: instantSchema(),
      })
      .optional(),
  }),
);
export type ExportBody = z.infer<ReturnType<typeof ExportBody>>;
export type ExportFile = NonNullable<ExportBody['file']>;

export interface ExportState {
  readonly id: string;
  readonly status: string;
  readonly body: ExportBody;
}

/** No article speaks of it: files of what people see anyway serve the duty to supervise (3-2). */
const article = '3-2';

export function decideRequestExport(
  exportId: string,
  asked: Omit<ExportBody, 'requestedAt' | 'failure' | 'file'>,
  now: Instant,
): Decided<ExportBody> {
  const { list, format } = asked;
  const event = happened(ExportRequested, { exportId, list, format }, { article, to: 'REQUESTED' });
  return { events: [event], body: { ...asked, requestedAt: now } };
}

/** REQUESTED → READY for `days`; undefined when it was done before. */
export function decideExportReady(
  state: ExportState,
  file: Omit<ExportFile, 'at' | 'expiresAt'>,
  { now, days }: { readonly now: Instant; readonly days: number },
): Decided<ExportBody> | undefined {
  const to = follow(exportMachine, state.status as ExportStatus, 'finish', ['SYSTEM']);
  if (isRefusal(to)) return undefined;
  const { rows, truncated, sha256 } = file;
  const event = happened(
    ExportReady,
    { exportId: state.id, list: state.body.list, rows, truncated },
    { article, to, record: { sha256 } },
  );
  const kept = { ...file, at: now, expiresAt: addDuration(now, { days }) };
  return { events: [event], body: { ...state.body, file: kept } };
}

/** REQUESTED → FAILED; undefined when it was done before. */
export function decideExportFailed(
  state: ExportState,
  code: ProblemCode,
  now: Instant,
): Decided<ExportBody> | undefined {
  const to = follow(exportMachine, state.status as ExportStatus, 'fail', bySystem(now).roles);
  if (isRefusal(to)) return undefined;
  const event = happened(ExportFailed, { exportId: state.id, list: state.body.list, code }, { article, to });
  return { events: [event], body: { ...state.body, failure: code } };
}

/** Puts each link to the file on record. After its time the file is gone: DEADLINE_PASSED. */
export function decideDownloadExport(state: ExportState, acting: Acting): Decided<ExportBody> | Refusal {
  const to = follow(exportMachine, state.status as ExportStatus, 'download', acting.roles);
  if (isRefusal(to)) return to;
  const { list, file } = state.body;
  if (file === undefined || file.expiresAt <= acting.now) return refuse('DEADLINE_PASSED', { article });
  const event = happened(ExportDownloaded, { exportId: state.id, list }, { article });
  return { events: [event], body: state.body };
}
