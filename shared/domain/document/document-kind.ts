import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';

/** What a material is: proof of an entry condition (4-2b … 4-2e), or a part of an order's archive (6-4a). */
export const DOCUMENT_KINDS = [
  'PREMISES_PROOF',
  'CAPABILITY_STATEMENT',
  'FINANCIAL_SYSTEM_DOC',
  'FINANCIAL_STATEMENT',
  'INTERNAL_CONTROL_DOC',
  'SERVICE_STANDARD',
  'CHARGING_STANDARD',
  'QUALIFICATION',
  'SERVICE_CONTRACT',
  'INVOICE',
  'PAYMENT_PROOF',
  'DELIVERABLE',
  'PROCESS_RECORD',
  'ACCEPTANCE_RECORD',
  'IMPORT_FILE',
  'OTHER',
] as const;
export const DocumentKind = onFirstUse(() => z.enum(DOCUMENT_KINDS));
export type DocumentKind = z.infer<ReturnType<typeof DocumentKind>>;
