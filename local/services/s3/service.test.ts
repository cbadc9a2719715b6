import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeApp } from '../fake-app.ts';
import { fakeKernel, type FakeKernel } from '../fake-kernel.ts';
import { clientConfig, serve } from '../fake-server.ts';
import {
  createMalwareScan,
  EICAR,
  GUARDED_PREFIX,
  SCAN_FAILED,
  SCAN_UNSUPPORTED,
} from '../guardduty/malware-scan.ts';
import type { BusEntry } from '../links.ts';
import { createObjectStore, type ObjectStore } from './object-store.ts';
import { createS3Service } from './service.ts';

const Bucket = 'materials';
const app = fakeApp({
  buckets: [
    {
      name: Bucket,
      arn: `arn:aws:s3:::${Bucket}`,
      versioned: true,
      objectLock: true,
      eventBridge: false,
      cors: undefined,
    },
  ],
});
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');

describe('S3 by the real client', () => {
  let kernel: FakeKernel;
  let store: ObjectStore;
  let client: S3Client;
  let close: () => Promise<void>;
  let events: BusEntry[];
  let logged: string[];

  beforeEach(async () => {
    kernel = fakeKernel(Date.now());
    events = [];
    logged = [];
    store = createObjectStore(kernel, app.buckets, GUARDED_PREFIX);
    const bus = { put: (entry: BusEntry) => String(events.push(entry)) };
    const scan = createMalwareScan(kernel, app, store, bus);
    const server = await serve(
      createS3Service(kernel, store, scan.scan, (_s, line) => void logged.push(line)),
    );
    close = server.close;
    client = new S3Client(clientConfig(server.url, '/s3'));
  });
  afterEach(async () => {
    client.destroy();
    await close();
    kernel.close();
  });

  const put = (Key: string, Body: string | Readable, more = {}) =>
    client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));

  const form = async (options: Partial<PresignedPostOptions> = {}) =>
    createPresignedPost(client, {
      Bucket,
      Key: 'uploads/a/营业执照.pdf',
      Expires: 300,
      Conditions: [
        ['content-length-range', 1, 20],
        ['eq', '$Content-Type', 'application/pdf'],
      ],
      Fields: { 'Content-Type': 'application/pdf', 'x-amz-checksum-sha256': sha256('%PDF-1.7') },
      ...options,
    });

  const upload = async (
    { url, fields }: { url: string; fields: Record<string, string> },
    content: string,
    changes: Record<string, string> = {},
  ) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ ...fields, ...changes })) data.append(name, value);
    data.append('file', new Blob([content]), 'x.pdf');
    const answer = await fetch(url, { method: 'POST', body: data });
    const code = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1];
    return { status: answer.status, code, versionId: answer.headers.get('x-amz-version-id') };
  };

  it('puts, heads, gets and deletes versions, with checksums', async () => {
    const first = await put('a/b 1.txt', 'eins', { ContentType: 'text/plain', ChecksumAlgorithm: 'SHA256' });
    const second = await put('a/b 1.txt', 'zwei');
    expect(first.ChecksumSHA256).toBe(sha256('eins'));
    const head = await client.send(
      new HeadObjectCommand({
        Bucket,
        Key: 'a/b 1.txt',
        VersionId: first.VersionId,
        ChecksumMode: 'ENABLED',
      }),
    );
    expect(head).toMatchObject({
      ChecksumSHA256: sha256('eins'),
      ContentLength: 4,
      ContentType: 'text/plain',
      VersionId: first.VersionId,
    });
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'a/b 1.txt' }));
    expect(await got.Body?.transformToString()).toBe('zwei');
    expect(got.VersionId).toBe(second.VersionId);

    const gone = await client.send(new DeleteObjectCommand({ Bucket, Key: 'a/b 1.txt' }));
    expect(gone.DeleteMarker).toBe(true);
    await expect(client.send(new GetObjectCommand({ Bucket, Key: 'a/b 1.txt' }))).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'a/b 1.txt', VersionId: gone.VersionId }));
    const back = await client.send(new GetObjectCommand({ Bucket, Key: 'a/b 1.txt' }));
    expect(await back.Body?.transformToString()).toBe('zwei');
  });

  it('takes a streamed body with a trailing checksum', async () => {
    await put('stream.bin', Readable.from([Buffer.from('teil1'), Buffer.from('teil2')]), {
      ContentLength: 10,
    });
    const got = await client.send(
      new GetObjectCommand({ Bucket, Key: 'stream.bin', ChecksumMode: 'ENABLED' }),
    );
    expect(await got.Body?.transformToString()).toBe('teil1teil2');
  });

  it('takes a presigned POST that keeps its policy', async () => {
    const answer = await upload(await form(), '%PDF-1.7');
    expect(answer).toMatchObject({ status: 204, code: undefined });
    const head = await client.send(
      new HeadObjectCommand({ Bucket, Key: 'uploads/a/营业执照.pdf', ChecksumMode: 'ENABLED' }),
    );
    expect(head).toMatchObject({ ChecksumSHA256: sha256('%PDF-1.7'), ContentType: 'application/pdf' });
    expect(head.VersionId).toBe(answer.versionId);
  });

  it.each([
    ['another key', '%PDF-1.7', { key: 'uploads/other.pdf' }, 'AccessDenied', 403],
    ['another type', '%PDF-1.7', { 'Content-Type': 'text/html' }, 'AccessDenied', 403],
    ['an extra field', '%PDF-1.7', { acl: 'public-read' }, 'AccessDenied', 403],
    ['too many bytes', 'x'.repeat(21), {}, 'EntityTooLarge', 400],
    ['no bytes', '', {}, 'EntityTooSmall', 400],
    ['other bytes than promised', '%PDF-1.8', {}, 'BadDigest', 400],
    ['another promise', '%PDF-1.8', { 'x-amz-checksum-sha256': sha256('%PDF-1.8') }, 'AccessDenied', 403],
    ['no policy', '%PDF-1.7', { Policy: 'e30=' }, 'InvalidPolicyDocument', 400],
  ])('refuses a presigned POST with %s', async (_what, content, changes, code, status) => {
    expect(await upload(await form(), content, changes)).toMatchObject({ code, status });
    expect(events).toEqual([]);
  });

  it('ends presigned POST and GET in virtual time', async () => {
    const post = await form();
    await put('a.txt', 'x');
    const url = await getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket,
        Key: 'a.txt',
        ResponseContentDisposition: 'attachment; filename="a.txt"',
      }),
      { expiresIn: 60 },
    );
    const fresh = await fetch(url);
    expect(fresh.headers.get('content-disposition')).toBe('attachment; filename="a.txt"');
    expect(await fresh.text()).toBe('x');
    await kernel.advance(301_000);
    expect((await fetch(url)).status).toBe(403);
    expect(await upload(post, '%PDF-1.7')).toMatchObject({ status: 403, code: 'AccessDenied' });
    expect((await fetch(url.split('?')[0]!)).status).toBe(403);
  });

  it.each([
    [EICAR, 'COMPLETED', 'THREATS_FOUND', [{ name: 'EICAR-Test-File (not a virus)' }]],
    ['clean', 'COMPLETED', 'NO_THREATS_FOUND', null],
    [SCAN_UNSUPPORTED, 'SKIPPED', 'UNSUPPORTED', null],
    [SCAN_FAILED, 'FAILED', 'FAILED', null],
  ])('scans what is uploaded: %s', async (content, scanStatus, scanResultStatus, threats) => {
    const { VersionId } = await put('uploads/f.bin', content);
    await put('elsewhere/f.bin', content);
    await kernel.settle();
    expect(events.map((e) => [e.Source, e.DetailType])).toEqual([
      ['aws.guardduty', 'GuardDuty Malware Protection Object Scan Result'],
    ]);
    expect(JSON.parse(events[0]!.Detail)).toMatchObject({
      scanStatus,
      s3ObjectDetails: { bucketName: Bucket, objectKey: 'uploads/f.bin', versionId: VersionId },
      scanResultDetails: { scanResultStatus, threats },
    });
    expect(store.unscanned()).toEqual([]);
  });

  it('reports after a restart the scan that a crash had cut off', async () => {
    store.put(Bucket, 'uploads/f.bin', Buffer.from('clean'), {});
    createMalwareScan(kernel, app, store, { put: (entry) => String(events.push(entry)) }).resume();
    await kernel.settle();
    expect(events).toHaveLength(1);
  });

  it('refuses unknown buckets, listing, copies and conditions', async () => {
    await expect(client.send(new GetObjectCommand({ Bucket: 'other', Key: 'a' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
    await expect(client.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({
      name: 'NotImplemented',
    });
    await expect(put('a', 'x', { IfNoneMatch: '*' })).rejects.toThrow(/if-none-match/);
    expect(logged).toHaveLength(3);
  });
});
