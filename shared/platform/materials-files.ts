import { HeadObjectCommand, NotFound, type S3Client } from '@aws-sdk/client-s3';
import type { StoredFile } from '../domain/document/scan.ts';

/** What is known of one version of a file without reading it; undefined when it is not there. */
export interface MaterialFiles {
  describe(objectKey: string, versionId: string): Promise<StoredFile | undefined>;
}

export function s3MaterialFiles(client: S3Client, bucket: string): MaterialFiles {
  return {
    async describe(objectKey, versionId) {
      const command = new HeadObjectCommand({
        Bucket: bucket,
        Key: objectKey,
        VersionId: versionId,
        ChecksumMode: 'ENABLED',
      });
      try {
        const head = await client.send(command);
        return { bytes: head.ContentLength ?? 0, mediaType: head.ContentType, sha256: head.ChecksumSHA256 };
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },
  };
}
