import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** Files in the bucket of materials that go through a function whole: workbooks in, exports out. */
export interface WholeFiles {
  /** One version of a file, or the latest; undefined when it is not there. */
  read(objectKey: string, versionId?: string): Promise<Buffer | undefined>;
  /** Writes a file and gives its version. */
  write(objectKey: string, bytes: Uint8Array, mediaType: string): Promise<string>;
}

export function s3WholeFiles(client: S3Client, bucket: string): WholeFiles {
  return {
    async read(objectKey, versionId) {
      const version = versionId === undefined ? {} : { VersionId: versionId };
      try {
        const { Body } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: objectKey, ...version }),
        );
        return Body && Buffer.from(await Body.transformToByteArray());
      } catch (error) {
        const gone = error instanceof NoSuchKey || (error instanceof Error && error.name === 'NoSuchVersion');
        if (gone) return undefined;
        throw error;
      }
    },
    async write(objectKey, bytes, mediaType) {
      const { VersionId } = await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: objectKey, Body: bytes, ContentType: mediaType }),
      );
      if (VersionId === undefined) throw new Error('the bucket of materials keeps versions');
      return VersionId;
    },
  };
}
