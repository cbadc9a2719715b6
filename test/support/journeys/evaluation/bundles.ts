import type { PlatformClient } from '../../platform-client.ts';
import type { Deployment } from '../deployment.ts';

/** A part of a bundle as `npm run verify` reads it. */
export interface BundlePart {
  readonly file: string;
  readonly text: string;
}

/** As it comes from the API. */
const part = (answer: unknown, number: number): BundlePart => ({
  file: `${number}.json`,
  text: JSON.stringify(answer),
});

type Answer = { readonly bundle: unknown; readonly cursor?: string };

async function everyPart(fetch: (cursor: string | undefined) => Promise<Answer>): Promise<BundlePart[]> {
  const parts: BundlePart[] = [];
  let cursor: string | undefined;
  do {
    const answer = await fetch(cursor);
    parts.push(part(answer, parts.length));
    cursor = answer.cursor;
  } while (cursor !== undefined);
  return parts;
}

/** The bundle from which anybody checks the ranking. */
export const publicBundle = ({ anyone }: Deployment, cycleId: string): Promise<BundlePart[]> =>
  everyPart((cursor) => anyone.done<Answer>('readPublicBundle', { params: { cycleId }, query: { cursor } }));

/** The auditors' bundle, with the full inputs and the draw. */
export async function auditBundle(place: Deployment, cycleId: string): Promise<BundlePart[]> {
  const auditor = place.as('commission-wu');
  return everyPart((cursor) =>
    auditor.done<Answer>('readAuditBundle', { params: { cycleId }, query: { cursor } }),
  );
}

/** An agency's own entry with its way to the published root. */
export async function receiptBundle(reader: PlatformClient, entryId: string): Promise<BundlePart[]> {
  return [part(await reader.done<Answer>('readReceiptBundle', { params: { entryId } }), 0)];
}
