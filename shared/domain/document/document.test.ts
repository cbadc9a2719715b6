import { describe, expect, it } from 'vitest';
import { admin, by, NOW, policy } from '../../../test/support/onboarding-fixtures.ts';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { isRefusal } from '../problem.ts';
import { documentIdOf, type DocumentState, objectKeyOf } from './document.ts';
import { decideDownload, decideRegisterDocument } from './register.ts';
import { decideScan } from './scan.ts';

const ID = '01JQD0CM0000000000000000AA';
const announced = {
  uscc: USCC.company,
  origin: 'AGENCY' as const,
  kind: 'PREMISES_PROOF' as const,
  fileName: '租赁合同.pdf',
  mediaType: 'application/pdf',
  bytes: 1234,
  sha256: `${'A'.repeat(43)}=`,
};
const registered = decideRegisterDocument(ID, announced, policy, admin());
if (isRefusal(registered)) throw new Error('refused');
const documentIn = (status: string): DocumentState => ({ id: ID, status, body: registered.body });
const file = { bytes: 1234, mediaType: 'application/pdf', sha256: announced.sha256 };
const clean = { versionId: 'v1', verdict: 'NO_THREATS_FOUND' as const, file };

describe('[5-1d] announcing a material', () => {
  it('gives it a key of its own', () => {
    expect(registered).toMatchObject({
      events: [{ type: 'DocumentRegistered', to: 'UPLOAD_PENDING', inputHash: announced.sha256 }],
      body: { objectKey: `uploads/${USCC.company}/${ID}`, registeredAt: NOW },
    });
    expect(documentIdOf(objectKeyOf(USCC.company, ID))).toBe(ID);
  });

  it.each(['uploads/x/y', `uploads/${USCC.company}/../${ID}`, `other/${USCC.company}/${ID}`, ''])(
    'knows no material by the key %s',
    (key) => expect(documentIdOf(key)).toBeUndefined(),
  );

  it.each([
    [{ mediaType: 'application/x-msdownload' }, 'body.mediaType'],
    [{ bytes: policy.get('material.maxBytes') + 1 }, 'body.bytes'],
  ])('refuses %j', (more, field) => {
    expect(decideRegisterDocument(ID, { ...announced, ...more }, policy, admin())).toMatchObject({
      refused: 'VALIDATION_FAILED',
      article: '5-1d',
      fields: [{ field }],
    });
  });
});

describe('[5-1d] the scan', () => {
  const scan = (more: Partial<Parameters<typeof decideScan>[1]>) =>
    decideScan(documentIn('UPLOAD_PENDING'), { ...clean, ...more }, NOW);

  it.each([
    ['CLEAN', undefined, {}],
    ['INFECTED', 'THREATS_FOUND', { verdict: 'THREATS_FOUND' as const }],
    ['REJECTED', 'UNSCANNABLE', { verdict: 'UNSCANNABLE' as const }],
    ['REJECTED', 'FILE_GONE', { file: undefined }],
    ['REJECTED', 'SIZE_DIFFERS', { file: { ...file, bytes: 1235 } }],
    ['REJECTED', 'TYPE_DIFFERS', { file: { ...file, mediaType: 'text/html' } }],
    ['REJECTED', 'CHECKSUM_DIFFERS', { file: { ...file, sha256: `${'B'.repeat(43)}=` } }],
    ['REJECTED', 'CHECKSUM_DIFFERS', { file: { ...file, sha256: undefined } }],
  ])('makes it %s (%s)', (to, reason, more) => {
    expect(scan(more)).toMatchObject({
      events: [{ type: 'DocumentScanned', to, data: { result: to } }],
      body: { scan: { versionId: 'v1', ...(reason && { reason }) } },
    });
  });

  it.each(['CLEAN', 'INFECTED', 'REJECTED'])('says nothing new of one that is %s', (status) => {
    expect(decideScan(documentIn(status), clean, NOW)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
  });
});

describe('[5-1d] download', () => {
  it.each(['UPLOAD_PENDING', 'INFECTED', 'REJECTED'])('hands out nothing that is %s', (status) => {
    expect(decideDownload(documentIn(status), by(['CENTRE_OFFICER']))).toMatchObject({
      refused: 'DOCUMENT_NOT_CLEAN',
    });
  });

  it('puts each link of a clean one on record', () => {
    expect(decideDownload(documentIn('CLEAN'), by(['CENTRE_OFFICER']))).toMatchObject({
      events: [{ type: 'DocumentDownloaded', data: { documentId: ID } }],
    });
    expect(decideDownload(documentIn('CLEAN'), by(['EXPERT']))).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });
});
