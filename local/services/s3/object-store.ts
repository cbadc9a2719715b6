import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { ResolvedBucket } from '../../assembly/resolved-app.ts';
import type { Kernel } from '../../clock/kernel.ts';
import { createObjectLock, type ObjectLock } from './object-lock.ts';
import { S3Error } from './s3-error.ts';

/** Headers that are kept with an object and given back with it. */
export type ObjectHeaders = Readonly<Record<string, string>>;

export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  /** `null` in an unversioned bucket. */
  readonly versionId: string;
  readonly size: number;
  readonly etag: string;
  readonly headers: ObjectHeaders;
  /** Virtual epoch milliseconds. */
  readonly modifiedAt: number;
  readonly deleteMarker: boolean;
}

export interface ObjectStore {
  bucket(name: string): ResolvedBucket;
  readonly lock: ObjectLock;
  /** Stores bytes and, after that, the row; checks the checksum headers first. */
  put(bucket: string, key: string, bytes: Buffer, headers: ObjectHeaders): StoredObject;
  /** The latest version, or the one asked for. */
  get(bucket: string, key: string, versionId?: string): StoredObject;
  bytes(object: StoredObject): Buffer;
  /** A delete marker on a versioned bucket, or the removal of the version asked for. */
  delete(bucket: string, key: string, versionId?: string): { versionId?: string; deleteMarker: boolean };
  /** Objects whose scan has not been reported, oldest first. */
  unscanned(): StoredObject[];
  scanned(object: StoredObject): void;
}

type Row = Record<string, unknown>;

/** Metadata in `s3_objects`, bytes as one file a version under `<dir>/objects`. */
export function createObjectStore(
  kernel: Kernel,
  buckets: readonly ResolvedBucket[],
  guardedPrefix: string,
): ObjectStore {
  const { db, dir } = kernel;
  db.exec(`CREATE TABLE IF NOT EXISTS s3_objects (seq INTEGER PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL,
      version_id TEXT NOT NULL, file TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL, headers TEXT NOT NULL,
      modified_at INTEGER NOT NULL, delete_marker INTEGER NOT NULL, unscanned INTEGER);
    CREATE INDEX IF NOT EXISTS s3_by_key ON s3_objects(bucket, key, seq);
    CREATE INDEX IF NOT EXISTS s3_unscanned ON s3_objects(unscanned) WHERE unscanned IS NOT NULL`);
  const insert = db.prepare(
    `INSERT INTO s3_objects(bucket, key, version_id, file, size, etag, headers, modified_at, delete_marker, unscanned)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`,
  );
  const latest = db.prepare(
    'SELECT * FROM s3_objects WHERE bucket = ? AND key = ? ORDER BY seq DESC LIMIT 1',
  );
  const version = db.prepare('SELECT * FROM s3_objects WHERE bucket = ? AND key = ? AND version_id = ?');
  const remove = db.prepare(
    'DELETE FROM s3_objects WHERE bucket = ? AND key = ? AND version_id = ? RETURNING *',
  );
  const pending = db.prepare('SELECT * FROM s3_objects WHERE unscanned IS NOT NULL ORDER BY seq');
  const done = db.prepare(
    'UPDATE s3_objects SET unscanned = NULL WHERE bucket = ? AND key = ? AND version_id = ?',
  );
  const lock = createObjectLock(kernel);
  const folder = join(dir, 'objects');
  mkdirSync(folder, { recursive: true });

  const bucketNamed = (name: string): ResolvedBucket => {
    const found = buckets.find((b) => b.name === name);
    if (found === undefined)
      throw new S3Error('NoSuchBucket', `The specified bucket does not exist: ${name}`, 404);
    return found;
  };

  const erase = (bucket: string, key: string, versionId: string): Row | undefined => {
    const row = remove.get(bucket, key, versionId);
    if (row !== undefined) rmSync(join(folder, String(row['file'])), { force: true });
    return row;
  };

  return {
    bucket: bucketNamed,
    lock,

    put(bucket, key, bytes, headers) {
      const { versioned } = bucketNamed(bucket);
      checkChecksums(bytes, headers);
      const file = randomUUID();
      writeFileSync(join(folder, `${file}.part`), bytes, { flush: true });
      renameSync(join(folder, `${file}.part`), join(folder, file));
      if (!versioned) erase(bucket, key, 'null');
      const etag = createHash('md5').update(bytes).digest('hex');
      const unscanned = key.startsWith(guardedPrefix) ? 1 : null;
      const versionId = versioned ? file.replaceAll('-', '') : 'null';
      const stored = JSON.stringify(headers);
      const row = insert.get(
        bucket,
        key,
        versionId,
        file,
        bytes.length,
        etag,
        stored,
        kernel.now(),
        0,
        unscanned,
      );
      return asObject(row ?? {});
    },

    get(bucket, key, versionId) {
      bucketNamed(bucket);
      const row = versionId === undefined ? latest.get(bucket, key) : version.get(bucket, key, versionId);
      if (row === undefined) {
        if (versionId !== undefined)
          throw new S3Error('NoSuchVersion', 'The specified version does not exist.', 404);
        throw new S3Error('NoSuchKey', 'The specified key does not exist.', 404);
      }
      const object = asObject(row);
      if (object.deleteMarker) throw new S3Error('NoSuchKey', 'The specified key does not exist.', 404);
      return object;
    },

    bytes(object) {
      const row = version.get(object.bucket, object.key, object.versionId);
      const path = join(folder, String(row?.['file']));
      if (!existsSync(path))
        throw new S3Error('InternalError', `The bytes of ${object.key} are missing.`, 500);
      return readFileSync(path);
    },

    delete(bucket, key, versionId) {
      const { versioned } = bucketNamed(bucket);
      if (versionId !== undefined || !versioned) {
        lock.refuseDeletion({ bucket, key, versionId: versionId ?? 'null' });
        const row = erase(bucket, key, versionId ?? 'null');
        return { ...(versionId && { versionId }), deleteMarker: row?.['delete_marker'] === 1 };
      }
      const marker = randomUUID();
      const id = marker.replaceAll('-', '');
      insert.run(bucket, key, id, marker, 0, '', '{}', kernel.now(), 1, null);
      return { versionId: id, deleteMarker: true };
    },

    unscanned: () => pending.all().map(asObject),
    scanned: (object) => void done.run(object.bucket, object.key, object.versionId),
  };
}

function asObject(row: Row): StoredObject {
  return {
    bucket: String(row['bucket']),
    key: String(row['key']),
    versionId: String(row['version_id']),
    size: Number(row['size']),
    etag: `"${String(row['etag'])}"`,
    headers: JSON.parse(String(row['headers'])) as ObjectHeaders,
    modifiedAt: Number(row['modified_at']),
    deleteMarker: row['delete_marker'] === 1,
  };
}

/** Compares the checksums a client gave with the bytes. Others than SHA-256 and CRC-32 are refused, not trusted. */
function checkChecksums(bytes: Buffer, headers: ObjectHeaders): void {
  for (const [name, given] of Object.entries(headers)) {
    const algorithm = /^x-amz-checksum-(?!algorithm|type)(\w+)$/.exec(name)?.[1];
    if (algorithm === undefined) continue;
    if (checksum(algorithm, bytes) !== given) {
      const label = algorithm.toUpperCase();
      throw new S3Error('BadDigest', `The ${label} you specified did not match the calculated checksum.`);
    }
  }
}

function checksum(algorithm: string, bytes: Buffer): string {
  if (algorithm === 'sha256') return createHash('sha256').update(bytes).digest('base64');
  if (algorithm !== 'crc32')
    throw new S3Error('NotImplemented', `Checksum ${algorithm} is not supported locally.`, 501);
  const value = Buffer.alloc(4);
  value.writeUInt32BE(crc32(bytes));
  return value.toString('base64');
}
