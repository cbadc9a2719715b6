import { canonicalHash } from '../canonical.ts';
import { refuse, type FieldError, type Refusal } from '../problem.ts';
import type { InvoiceNumber } from './archive.ts';

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[\s-]/g, '');

/**
 * The digits by which an invoice is known (FR-02): 20 of a fully digital one, or code (10 or 12) and number (8) of a
 * paper one, one after the other. Refuses VALIDATION_FAILED for anything else.
 */
export function invoiceDigits({ code, number }: InvoiceNumber): string | Refusal {
  const digits = plain(number);
  const series = code === undefined ? undefined : plain(code);
  if (series === undefined)
    return /^\d{20}$/.test(digits) ? digits : wrong('number', '应为20位', '20 digits');
  if (!/^(\d{10}|\d{12})$/.test(series)) return wrong('code', '应为10位或12位', '10 or 12 digits');
  return /^\d{8}$/.test(digits) ? `${series}${digits}` : wrong('number', '应为8位', '8 digits with a code');
}

function wrong(field: string, zh: string, en: string): Refusal {
  const fields: FieldError[] = [{ field: `body.${field}`, zh, en }];
  return refuse('VALIDATION_FAILED', { article: '6-4a', fields });
}

/** The guard that lets an invoice stand in one archive only (FR-02). The refusal does not say in whose. */
export const invoiceGuard = (digits: string, orderId: string) => ({
  take: `INVOICE#${canonicalHash(digits)}`,
  owner: orderId,
  refusal: refuse('INVOICE_ALREADY_USED', { article: '13-1', extra: { ruleId: 'FR-02' } }),
});

/** Gives it free again, when the invoice is taken back before the archive is sealed. */
export const releaseInvoice = (digits: string, orderId: string) => ({
  release: invoiceGuard(digits, orderId).take,
  owner: orderId,
});
