import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Item = Readonly<Record<string, unknown>>;

/**
 * The items of a table: of an export to S3 in DynamoDB JSON (a file, or a folder with its files, gzipped or not), or of a
 * platform on this machine by its address. One line an item (DynamoDB Developer Guide, "DynamoDB table export output format").
 */
export async function* itemsOf(source: string): AsyncGenerator<Item> {
  if (isAddress(source)) {
    const { ok, status, body } = await fetch(new URL('/local/export', source));
    if (!ok || body === null) throw new Error(`${source} gave no export: ${status}`);
    yield* lines(Readable.fromWeb(body as never));
    return;
  }
  for (const file of filesIn(source)) {
    const bytes = createReadStream(file);
    yield* lines(file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes);
  }
}

export const isAddress = (source: string): boolean => /^https?:\/\//.test(source);

/** Manifests of an export lie beside its data and hold no item. */
function filesIn(source: string): string[] {
  if (!statSync(source).isDirectory()) return [source];
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(json|ndjson)(\.gz)?$/.test(name) && !name.includes('manifest'))
    .map((name) => join(source, name))
    .toSorted();
}

async function* lines(bytes: Readable): AsyncGenerator<Item> {
  for await (const line of createInterface({ input: bytes, crlfDelay: Infinity })) {
    if (line === '') continue;
    const { Item } = JSON.parse(line) as { Item: Record<string, AttributeValue> };
    yield unmarshall(Item);
  }
}
