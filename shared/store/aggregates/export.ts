import { ExportBody } from '../../domain/export/export.ts';
import type { AggregateType } from '../aggregate.ts';

/** Found by its id alone, by who asked for it. */
export const listExport: AggregateType<ExportBody> = { kind: 'EXPORT', body: ExportBody };
