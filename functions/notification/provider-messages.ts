import type { CarrierReport } from '../../shared/domain/notification/receipt.ts';
import { guardOwner } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

/**
 * What is known of a provider's message id: the attempt it belongs to, or, where the carrier was faster than our own
 * record, its report. Whoever comes second finds the other, so that a report is never lost and never waits.
 */
export type ProviderMessage =
  | { readonly kind: 'SUBMISSION'; readonly deliveryId: string; readonly attempt: number }
  | { readonly kind: 'RECEIPT'; readonly report: CarrierReport };

export const messageGuard = (provider: string, providerMessageId: string): string =>
  `PROVIDER_MESSAGE#${provider}#${providerMessageId}`;

export const submissionOwner = (deliveryId: string, attempt: number): string =>
  `SUBMISSION ${deliveryId} ${attempt}`;

export const receiptOwner = ({ outcome, code }: CarrierReport): string => `RECEIPT ${outcome} ${code}`;

export async function readMessageGuard(tables: Tables, name: string): Promise<ProviderMessage | undefined> {
  const owner = await guardOwner(tables, name);
  if (owner === undefined) return undefined;
  const [kind, first = '', second = ''] = owner.split(' ');
  if (kind === 'SUBMISSION') return { kind, deliveryId: first, attempt: Number(second) };
  if (kind === 'RECEIPT') return { kind, report: { outcome: outcomeOf(first), code: second } };
  throw new Error(`${name} is held by ${kind}`);
}

function outcomeOf(text: string): CarrierReport['outcome'] {
  if (text === 'DELIVERED' || text === 'TEMPORARY' || text === 'PERMANENT') return text;
  throw new Error(`${text} is no outcome`);
}
