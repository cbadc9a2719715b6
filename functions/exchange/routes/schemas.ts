import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { EXPORT_FORMATS, exportMachine } from '../../../shared/domain/export/export.ts';
import { IMPORT_KINDS, ImportKind, RowCounts, UNREADABLE } from '../../../shared/domain/import/import.ts';
import { importMachine } from '../../../shared/domain/import/machine.ts';

export const ImportView = onFirstUse(() =>
  z.object({
    importId: z.string(),
    kind: ImportKind(),
    status: z.enum(importMachine.states),
    version: z.int(),
    documentId: z.string(),
    sha256: z.string(),
    source: z.string(),
    requestedAt: z.string(),
    unreadable: z.enum(UNREADABLE).optional(),
    report: RowCounts().extend({ at: z.string() }).optional().describe('what the dry run found'),
    decidedAt: z.string().optional(),
    result: z.object({ imported: z.int(), unchanged: z.int(), at: z.string() }).optional(),
    allowedActions: z.array(z.enum(importMachine.transitions.map(({ action }) => action))),
  }),
);

export const ReportRow = onFirstUse(() =>
  z.object({
    row: z.int().describe('as the sheet counts, the headings being row 1'),
    key: z.string().describe('the credit code, or the number of the order'),
    result: z.enum(['UNCHANGED', 'SKIPPED', 'BAD']),
    fields: z
      .array(z.object({ field: z.string(), zh: z.string(), en: z.string() }))
      .optional()
      .describe('the columns concerned, and why'),
  }),
);

export const ExportView = onFirstUse(() =>
  z.object({
    exportId: z.string(),
    list: z.string(),
    format: z.enum(EXPORT_FORMATS),
    status: z.enum(exportMachine.states),
    version: z.int(),
    requestedAt: z.string(),
    failure: z.string().optional().describe('the code of the problem for which the list itself refused'),
    file: z
      .object({
        fileName: z.string(),
        bytes: z.int(),
        sha256: z.string(),
        rows: z.int(),
        truncated: z.boolean().describe('the list was longer than one file may be'),
        at: z.string(),
        expiresAt: z.string(),
      })
      .optional(),
    allowedActions: z.array(z.enum(['download'])),
  }),
);

export const Link = onFirstUse(() => z.object({ url: z.url(), expiresAt: z.string() }));

export const importParams = onFirstUse(() => z.strictObject({ importId: z.string().min(1).max(40) }));
export const exportParams = onFirstUse(() => z.strictObject({ exportId: z.string().min(1).max(40) }));
export const templateParams = onFirstUse(() => z.strictObject({ kind: z.enum(IMPORT_KINDS) }));
