import type { PlatformClient } from '../../platform-client.ts';
import type { Deployment } from '../deployment.ts';

/** A part of a bundle as `npm run verify` reads it. */
export interface BundlePart {
  readonly file: string;
  readonly text: string;
}

const part = (bundle: unknown, number: number): BundlePart => ({
  file: `${number}.json`,
  text: JSON.stringify(bundle),
});

/** The bundle from which anybody checks the ranking. */
export async function publicBundle({ anyone }: Deployment, cycleId: string): Promise<BundlePart[]> {
  const parts: BundlePart[] = [];
  let cursor: string | undefined;
  do {
    const page: { bundle: unknown; cursor?: string } = await anyone.done('readPublicBundle', {
      params: { cycleId },
      query: { cursor },
    });
    parts.push(part(page.bundle, parts.length));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return parts;
}

/** The auditors' bundle, with the full inputs and the draw. */
export async function auditBundle(place: Deployment, cycleId: string): Promise<BundlePart[]> {
  const auditor = place.as('commission-wu');
  const parts: BundlePart[] = [];
  let next: { readonly list?: string; readonly cursor?: string } | undefined = {};
  while (next !== undefined) {
    const { list, cursor } = next;
    const page: { bundle: unknown; next?: { list: string; cursor?: string } } = await auditor.done(
      'readAuditBundle',
      { params: { cycleId }, query: { list, cursor } },
    );
    parts.push(part(page.bundle, parts.length));
    next = page.next;
  }
  return parts;
}

/** An agency's own entry with its way to the published root. */
export async function receiptBundle(reader: PlatformClient, entryId: string): Promise<BundlePart[]> {
  const { bundle } = await reader.done<{ bundle: unknown }>('readReceiptBundle', { params: { entryId } });
  return [part(bundle, 0)];
}
