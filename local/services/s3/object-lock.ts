import type { Kernel } from '../../clock/kernel.ts';
import type { S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';

/** The lock of one version (S3 Object Lock); `until` in epoch milliseconds. */
export interface Retention {
  readonly mode: 'GOVERNANCE' | 'COMPLIANCE';
  readonly until: number;
}

interface Version {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
}

export interface ObjectLock {
  get(version: Version): Retention | undefined;
  /** A lock may be made longer, and never shorter: nobody here may bypass it. */
  set(version: Version, retention: Retention): void;
  /** @throws S3Error AccessDenied while the version is locked */
  refuseDeletion(version: Version): void;
}

const denied = (): S3Error =>
  new S3Error('AccessDenied', 'Access Denied because object protected by object lock.', 403);

/** The locks of versions, in `s3_retention`. */
export function createObjectLock({ db, now }: Pick<Kernel, 'db' | 'now'>): ObjectLock {
  db.exec(`CREATE TABLE IF NOT EXISTS s3_retention (bucket TEXT NOT NULL, key TEXT NOT NULL,
      version_id TEXT NOT NULL, mode TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (bucket, key, version_id))`);
  const select = db.prepare('SELECT * FROM s3_retention WHERE bucket = ? AND key = ? AND version_id = ?');
  const upsert = db.prepare('INSERT OR REPLACE INTO s3_retention VALUES (?, ?, ?, ?, ?)');
  const get = ({ bucket, key, versionId }: Version): Retention | undefined => {
    const row = select.get(bucket, key, versionId);
    if (row === undefined) return undefined;
    return { mode: row['mode'] === 'COMPLIANCE' ? 'COMPLIANCE' : 'GOVERNANCE', until: Number(row['until']) };
  };
  return {
    get,
    set(version, { mode, until }) {
      if (until <= now()) {
        throw new S3Error('InvalidArgument', 'The retain until date must be in the future!');
      }
      const before = get(version);
      const weaker =
        before !== undefined &&
        (until < before.until || (before.mode === 'COMPLIANCE' && mode !== before.mode));
      if (weaker && before.until > now()) throw denied();
      upsert.run(version.bucket, version.key, version.versionId, mode, until);
    },
    refuseDeletion(version) {
      const lock = get(version);
      if (lock !== undefined && lock.until > now()) throw denied();
    },
  };
}

/** The body of PutObjectRetention (S3 API reference). */
export function readRetention({ header }: Pick<S3Request, 'header'>, body: Buffer): Retention {
  if (header('x-amz-bypass-governance-retention') !== undefined) throw denied();
  const text = body.toString('utf8');
  const mode = /<Mode>(GOVERNANCE|COMPLIANCE)<\/Mode>/.exec(text)?.[1];
  const until = Date.parse(/<RetainUntilDate>([^<]+)<\/RetainUntilDate>/.exec(text)?.[1] ?? '');
  if (mode === undefined || Number.isNaN(until)) {
    throw new S3Error('MalformedXML', 'The XML you provided was not well-formed.');
  }
  return { mode: mode === 'COMPLIANCE' ? mode : 'GOVERNANCE', until };
}
