import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeKernel, type FakeKernel } from '../fake-kernel.ts';
import { clientConfig, serve } from '../fake-server.ts';
import { createObjectStore } from './object-store.ts';
import { createS3Service } from './service.ts';

const bucket = (name: string, objectLock: boolean) => ({
  name,
  arn: `arn:aws:s3:::${name}`,
  versioned: true,
  objectLock,
  eventBridge: false,
  cors: undefined,
});
const Bucket = 'materials';

describe('S3 Object Lock by the real client', () => {
  let kernel: FakeKernel;
  let client: S3Client;
  let close: () => Promise<void>;

  beforeEach(async () => {
    kernel = fakeKernel(Date.now());
    const store = createObjectStore(kernel, [bucket(Bucket, true), bucket('plain', false)], 'uploads/');
    const server = await serve(
      createS3Service(
        kernel,
        store,
        () => undefined,
        () => undefined,
      ),
    );
    close = server.close;
    client = new S3Client(clientConfig(server.url, '/s3'));
  });
  afterEach(async () => {
    client.destroy();
    await close();
    kernel.close();
  });

  const put = (Body: string) => client.send(new PutObjectCommand({ Bucket, Key: 'uploads/a.pdf', Body }));

  it('[6-4a] keeps a locked version from deletion, replacement and an earlier end until its time is over', async () => {
    const { VersionId } = await put('sealed');
    const at = (days: number) => new Date(kernel.now() + days * 86_400_000);
    const retain = (days: number, more = {}) =>
      client.send(
        new PutObjectRetentionCommand({
          Bucket,
          Key: 'uploads/a.pdf',
          VersionId,
          Retention: { Mode: 'GOVERNANCE', RetainUntilDate: at(days) },
          ...more,
        }),
      );
    const erase = () => client.send(new DeleteObjectCommand({ Bucket, Key: 'uploads/a.pdf', VersionId }));
    const denied = { name: 'AccessDenied' };
    await retain(2);
    await retain(3);
    await expect(retain(1)).rejects.toMatchObject(denied);
    await expect(retain(1, { BypassGovernanceRetention: true })).rejects.toMatchObject(denied);
    await expect(erase()).rejects.toMatchObject(denied);
    await put('other');
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'uploads/a.pdf' }));
    const kept = await client.send(new GetObjectCommand({ Bucket, Key: 'uploads/a.pdf', VersionId }));
    expect(await kept.Body?.transformToString()).toBe('sealed');
    const lock = await client.send(
      new GetObjectRetentionCommand({ Bucket, Key: 'uploads/a.pdf', VersionId }),
    );
    expect(lock.Retention?.Mode).toBe('GOVERNANCE');
    await kernel.advance(3 * 86_400_000);
    await erase();
    await expect(
      client.send(new GetObjectCommand({ Bucket, Key: 'uploads/a.pdf', VersionId })),
    ).rejects.toMatchObject({ name: 'NoSuchVersion' });
  });

  it('locks nothing in a bucket without object lock', async () => {
    const where = { Bucket: 'plain', Key: 'a' };
    const { VersionId } = await client.send(new PutObjectCommand({ ...where, Body: 'x' }));
    const Retention = { Mode: 'GOVERNANCE', RetainUntilDate: new Date(kernel.now() + 1_000) } as const;
    await expect(
      client.send(new PutObjectRetentionCommand({ ...where, VersionId, Retention })),
    ).rejects.toMatchObject({ name: 'InvalidRequest' });
  });
});
