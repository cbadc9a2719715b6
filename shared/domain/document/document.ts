import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { instantSchema } from '../time/instant.ts';
import { DocumentKind } from './document-kind.ts';

/** SHA-256 in base64, as S3 takes and gives it. */
export const Sha256 = onFirstUse(() => z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'SHA-256 in base64'));

/** A material as it was announced, and what became of its upload (5-1d). */
export const DocumentBody = onFirstUse(() =>
  z.strictObject({
    /** In whose file it lies: a credit code, `team-…` of a buyer without one, or `CENTRE`. */
    uscc: z.string(),
    /**
     * Who put it there: the agency or the buyer itself, an officer as evidence that its unit sees once it is heard on it, or an objector,
     * whose papers may name the objector and are for CENTRE_DISCIPLINE alone, as are those of who reports somebody; or
     * a complainant.
     */
    origin: z.enum(['AGENCY', 'BUYER', 'CENTRE', 'OBJECTOR', 'REPORTER', 'COMPLAINANT']),
    kind: DocumentKind(),
    fileName: z.string(),
    mediaType: z.string(),
    bytes: z.int().positive(),
    sha256: Sha256(),
    /** Where its file lies in the bucket of materials. */
    objectKey: z.string(),
    registeredBy: z.string(),
    registeredAt: instantSchema(),
    scan: z
      .strictObject({
        at: instantSchema(),
        /** The S3 version that was scanned: the only one that is ever handed out. */
        versionId: z.string(),
        verdict: z.string(),
        reason: z.string().optional(),
      })
      .optional(),
  }),
);
export type DocumentBody = z.infer<ReturnType<typeof DocumentBody>>;

export interface DocumentState {
  readonly id: string;
  readonly status: string;
  readonly body: DocumentBody;
}

/** One key per material, so that a form made for one can put a file nowhere else. */
export const objectKeyOf = (uscc: string, documentId: string): string => `uploads/${uscc}/${documentId}`;

/** The material whose file has this key; undefined for a key that is not one of ours. */
export function documentIdOf(objectKey: string): string | undefined {
  return /^uploads\/(?:[0-9A-Z]{18}|team-u-[0-9a-f]{32}|CENTRE)\/([0-9A-Z]{26})$/.exec(objectKey)?.[1];
}
