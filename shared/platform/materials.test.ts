import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { s3Materials } from './materials.ts';

const client = new S3Client({
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const materials = s3Materials(client, 'materials');
const document = {
  objectKey: 'uploads/91310104MA1FX0010C/01JQ',
  fileName: "租赁合同 (2026)'.pdf",
  mediaType: 'application/pdf',
  bytes: 1234,
  sha256: `${'A'.repeat(43)}=`,
};
const NOW = '2026-03-02T01:00:00.000Z';

describe('[5-1d] the way of materials', () => {
  it('makes key, type, size and SHA-256 conditions of the upload, for fifteen minutes', async () => {
    const form = await materials.uploadForm(document, NOW);
    expect(form.expiresAt).toBe('2026-03-02T01:15:00.000Z');
    const policy = JSON.parse(Buffer.from(form.fields['Policy'] ?? '', 'base64').toString());
    expect(policy.conditions).toEqual(
      expect.arrayContaining([
        ['content-length-range', 1234, 1234],
        { 'Content-Type': 'application/pdf' },
        { 'x-amz-checksum-sha256': document.sha256 },
        { key: document.objectKey },
        { bucket: 'materials' },
      ]),
    );
  });

  it('links to one version, as a file to be saved under its own name, for two minutes', async () => {
    const { url, expiresAt } = await materials.downloadLink(document, 'v1', NOW);
    const { pathname, searchParams } = new URL(url);
    expect(expiresAt).toBe('2026-03-02T01:02:00.000Z');
    expect(pathname).toBe(`/${document.objectKey}`);
    expect(searchParams.get('versionId')).toBe('v1');
    expect(searchParams.get('X-Amz-Expires')).toBe('120');
    expect(searchParams.get('response-content-disposition')).toBe(
      "attachment; filename*=UTF-8''%E7%A7%9F%E8%B5%81%E5%90%88%E5%90%8C%20%282026%29%27.pdf",
    );
  });
});
