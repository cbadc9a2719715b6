import { createHash } from 'node:crypto';
import { GetObjectCommand, GetObjectRetentionCommand, S3Client } from '@aws-sdk/client-s3';
import { isIntact } from '../../../shared/domain/archive/seal-hash.ts';
import type { World } from '../world.ts';
import type { Snapshot, State } from './snapshot.ts';

/** All that may happen to an archive after its seal. */
const AFTER_SEAL = ['ArchiveCorrectionAppended', 'ArchiveObjectsLocked'];

/** A sealed archive is what it was when it was sealed, in its record and in its files, and its order is archived. */
export async function archiveFaults(snapshot: Snapshot, world: World): Promise<string[]> {
  const sealed = snapshot.of('ARCHIVE').filter(({ status }) => status === 'SEALED');
  const files = await Promise.all(sealed.map((each) => fileFaults(snapshot, each, world)));
  const orders = snapshot.of('ORDER');
  const ended = new Set(orders.flatMap(({ id, status }) => (status === 'ARCHIVED' ? [id] : [])));
  return [
    ...sealed.flatMap((each) => recordFaults(snapshot, each, world)),
    ...files.flat(),
    ...sealed
      .filter(({ id }) => !ended.has(id))
      .map(({ id }) => `ARCHIVE#${id} is sealed, its order is not archived`),
    ...[...ended]
      .filter((id) => !sealed.some((each) => each.id === id))
      .map((id) => `ORDER#${id} is archived without a sealed archive`),
    ...[...world.trade.seals.keys()]
      .filter((id) => !sealed.some((each) => each.id === id))
      .map((id) => `ARCHIVE#${id} was seen sealed and is no longer`),
    ...orders.flatMap((order) => unsealed(snapshot, order)),
  ];
}

function recordFaults({ aggregates }: Snapshot, { id, body }: State, { trade }: World): string[] {
  const ref = `ARCHIVE#${id}`;
  const events = aggregates.get(ref)?.events ?? [];
  const at = events.findIndex(({ type }) => type === 'ArchiveSealed');
  const told = events[at]?.data as { sealHash?: string; retainUntil?: string } | undefined;
  const faults: string[] = [];
  if (told?.sealHash !== body.seal.hash || told?.retainUntil !== body.seal.retainUntil)
    faults.push(`${ref}: the seal is not the one that was told when it was sealed`);
  if (!isIntact(body)) faults.push(`${ref}: its items or corrections are not what their hashes say`);
  for (const { type } of events.slice(at + 1))
    if (!AFTER_SEAL.includes(type)) faults.push(`${ref}: ${type} after its seal`);
  const kinds = new Set(body.items.map(({ kind }: { kind: string }) => kind));
  for (const kind of ['INVOICE', 'PAYMENT_PROOF', 'CONTRACT', 'DELIVERABLE'])
    if (!kinds.has(kind)) faults.push(`${ref} was sealed without ${kind}`);
  const seen = trade.seals.get(id);
  if (seen === undefined) return faults;
  const before = JSON.parse(seen.items) as Item[];
  if (seen.hash !== body.seal.hash || sorted(body.items) !== sorted(before))
    faults.push(`${ref} is not what it was when somebody first saw it sealed`);
  return faults;
}

type Item = Readonly<Record<string, unknown>>;

/** What everybody may read of the items, the members of each in one order. */
const sorted = (items: readonly Item[]) =>
  JSON.stringify(
    items.map((item) =>
      Object.entries(item)
        .filter(([member]) => member !== 'addedBy')
        .toSorted(([left], [right]) => (left < right ? -1 : 1)),
    ),
  );

/** Everything that was due to be sealed is: completed, complete and not held. */
function unsealed(snapshot: Snapshot, { id, status, body }: State): string[] {
  if (status !== 'COMPLETED' || body.hold !== undefined) return [];
  const archive = snapshot.of('ARCHIVE').find((each) => each.id === id);
  const kinds = new Set(archive?.body.items.map(({ kind }: { kind: string }) => kind));
  return kinds.has('INVOICE') && kinds.has('PAYMENT_PROOF')
    ? [`ORDER#${id} is complete and its archive is not sealed`]
    : [];
}

/** The bytes of every item are those that were sealed, and nobody can take them away before their time. */
async function fileFaults(snapshot: Snapshot, { id, body }: State, { stack }: World): Promise<string[]> {
  const client = new S3Client({
    endpoint: `${stack.internalUrl}/s3`,
    forcePathStyle: true,
    region: stack.app.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const faults: string[] = [];
  const files = [...body.items, ...body.corrections] as { documentId: string; sha256: string }[];
  for (const { documentId, sha256 } of files) {
    const document = snapshot.aggregates.get(`DOCUMENT#${documentId}`)?.state;
    // The market keeps the files of its own orders.
    if (document === undefined) continue;
    const Bucket = stack.environment['MATERIALS_BUCKET'];
    const file = { Bucket, Key: document.body.objectKey, VersionId: document.body.scan?.versionId };
    const { Body } = await client.send(new GetObjectCommand(file));
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    if (createHash('sha256').update(bytes).digest('base64') !== sha256)
      faults.push(`ARCHIVE#${id}: the file of ${documentId} is not the one that was sealed`);
    const until = await client.send(new GetObjectRetentionCommand(file)).then(
      ({ Retention }) => Retention?.RetainUntilDate?.toISOString(),
      () => undefined,
    );
    if (until === undefined || until < `${body.seal.retainUntil}T15:59:59.000Z`)
      faults.push(
        `ARCHIVE#${id}: the file of ${documentId} is held until ${until}, not ${body.seal.retainUntil}`,
      );
  }
  client.destroy();
  return faults;
}
