import { PutObjectRetentionCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Instant } from '../domain/time/instant.ts';

/** Files that nobody may delete or replace before a date. */
export interface RetainedFiles {
  /** Repeated, or with a later date, it does no harm; an earlier one is refused by the store. */
  retain(objectKey: string, versionId: string, until: Instant): Promise<void>;
}

/**
 * S3 Object Lock on one version (S3 User Guide, "Using S3 Object Lock"). GOVERNANCE, as a file that must go by law can
 * then be released by a person with that very permission; no function of ours has it.
 */
export function s3RetainedFiles(client: S3Client, bucket: string): RetainedFiles {
  return {
    async retain(objectKey, versionId, until) {
      await client.send(
        new PutObjectRetentionCommand({
          Bucket: bucket,
          Key: objectKey,
          VersionId: versionId,
          Retention: { Mode: 'GOVERNANCE', RetainUntilDate: new Date(until) },
        }),
      );
    },
  };
}
