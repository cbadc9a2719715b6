import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { DocumentBody } from '../domain/document/document.ts';
import { addDuration, type Instant } from '../domain/time/instant.ts';

/** A form that a browser or a program posts, with the file as its last field, `file`. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly expiresAt: Instant;
}

export interface DownloadLink {
  readonly url: string;
  readonly expiresAt: Instant;
}

/** How files get into the bucket of materials and out of it, past our functions. */
export interface Materials {
  /** Takes exactly the announced file, and nowhere else: type, size and SHA-256 are conditions of the upload (5-1d). */
  uploadForm(document: Announced, now: Instant): Promise<UploadForm>;
  /** One version of the file, for a short time. Each link is an audited action; make none without its event. */
  downloadLink(
    document: Pick<Announced, 'objectKey' | 'fileName'>,
    versionId: string,
    now: Instant,
  ): Promise<DownloadLink>;
}

type Announced = Pick<DocumentBody, 'objectKey' | 'fileName' | 'mediaType' | 'bytes' | 'sha256'>;

const UPLOAD_SECONDS = 15 * 60;
const DOWNLOAD_SECONDS = 120;

/** Amazon S3 API reference, "POST Object": S3 itself refuses a file whose checksum is another one. */
export function s3Materials(client: S3Client, bucket: string): Materials {
  return {
    async uploadForm({ objectKey, mediaType, bytes, sha256 }, now) {
      const form = await createPresignedPost(client, {
        Bucket: bucket,
        Key: objectKey,
        Fields: {
          'Content-Type': mediaType,
          'x-amz-checksum-algorithm': 'SHA256',
          'x-amz-checksum-sha256': sha256,
        },
        Conditions: [['content-length-range', bytes, bytes]],
        Expires: UPLOAD_SECONDS,
      });
      return { ...form, expiresAt: addDuration(now, { seconds: UPLOAD_SECONDS }) };
    },
    async downloadLink({ objectKey, fileName }, versionId, now) {
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: objectKey,
        VersionId: versionId,
        ResponseContentDisposition: `attachment; filename*=UTF-8''${extValue(fileName)}`,
      });
      const url = await getSignedUrl(client, command, { expiresIn: DOWNLOAD_SECONDS });
      return { url, expiresAt: addDuration(now, { seconds: DOWNLOAD_SECONDS }) };
    },
  };
}

/** RFC 8187 leaves fewer characters as they are than a URI component does. */
const extValue = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
