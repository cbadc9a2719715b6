import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { amend, draftedCase, submit } from '../support/journeys/cases.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { all, letterOf } from '../support/journeys/letters.ts';
import {
  announce,
  announcement,
  infectedFile,
  post,
  sampleFile,
  scanned,
  upload,
} from '../support/journeys/materials.ts';
import { until } from '../support/journeys/until.ts';
import { fieldsOf, expectUnchanged, expectRefusal } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
const agency = () => place.as(newApplicant().admin);

describe('materials', () => {
  it('[5-1d] are scanned once uploaded, with the SHA-256 that was announced', async () => {
    const owner = agency();
    const file = sampleFile();
    const documentId = await upload(owner, 'PREMISES_PROOF', file);
    const clean = await scanned(owner, documentId);
    expect(clean).toMatchObject({ status: 'CLEAN', sha256: announcement('PREMISES_PROOF', file).sha256 });
  });

  it('[5-1d] are refused by type and by size', async () => {
    const owner = agency();
    const good = announcement('OTHER', sampleFile());
    for (const [change, field] of [
      [{ mediaType: 'application/x-msdownload' }, 'body.mediaType'],
      [{ bytes: 20_971_521 }, 'body.bytes'],
      [{ bytes: 0 }, 'body.bytes'],
      [{ sha256: 'abc' }, 'body.sha256'],
      [{ kind: 'POEM' }, 'body.kind'],
    ] as const) {
      const answer = await owner.call('registerDocument', { body: { ...good, ...change } });
      expect(fieldsOf(expectRefusal(answer, 422, 'VALIDATION_FAILED'))).toEqual([field]);
    }
  });

  it('[5-1d] are not taken by the store when they are not what was announced', async () => {
    const owner = agency();
    const file = sampleFile();
    const { documentId, upload: form } = await announce(owner, 'OTHER', file);
    const altered = Buffer.from(file.bytes);
    altered[0] = altered[0] === 65 ? 66 : 65;
    for (const wrong of [
      { bytes: altered },
      { bytes: Buffer.concat([file.bytes, file.bytes]) },
      { bytes: file.bytes, mediaType: 'image/png' },
    ])
      expect((await post({ ...form, fields: wrongType(form.fields, wrong) }, wrong)).ok).toBe(false);
    const seen = await owner.done('readDocument', { params: { documentId } });
    expect(seen).toMatchObject({ status: 'UPLOAD_PENDING' });
    const renewed = await owner.done<typeof form>('renewUpload', { params: { documentId } });
    expect((await post(renewed, file)).ok).toBe(true);
    expect((await scanned(owner, documentId)).status).toBe('CLEAN');
    expectRefusal(await owner.call('renewUpload', { params: { documentId } }), 409, 'ILLEGAL_TRANSITION');
  });

  it('[5-1d] hold a submission up while unscanned or infected', async () => {
    const owner = agency();
    const caseId = await draftedCase(owner);
    const { documentId: pending } = await announce(owner, 'CAPABILITY_STATEMENT', sampleFile());
    await amend(owner, caseId, { capabilityDocumentId: pending });
    await expectUnchanged(owner, caseId, async () =>
      expect(fieldsOf(expectRefusal(await submit(owner, caseId), 409, 'DOCUMENT_NOT_CLEAN'))).toEqual([
        'capabilityDocumentId',
      ]),
    );
    const infected = await upload(owner, 'CAPABILITY_STATEMENT', infectedFile());
    expect((await scanned(owner, infected)).status).toBe('INFECTED');
    const letter = await letterOf(owner, 'DOCUMENT_INFECTED');
    expect(letter.subjectRef).toBe(`DOCUMENT#${infected}`);
    await amend(owner, caseId, { capabilityDocumentId: infected });
    await expectUnchanged(owner, caseId, async () =>
      expectRefusal(await submit(owner, caseId), 409, 'DOCUMENT_NOT_CLEAN'),
    );
    expectRefusal(
      await owner.call('downloadDocument', { params: { documentId: infected } }),
      409,
      'DOCUMENT_NOT_CLEAN',
    );
  });

  it('[5-1d] are downloaded by a short-lived link, each one on record, and never by others', async () => {
    const owner = agency();
    const file = sampleFile('下载');
    const documentId = await upload(owner, 'OTHER', file);
    await scanned(owner, documentId);
    const officer = place.as('officer-li');
    const params = { documentId };
    const { url } = await officer.done<{ url: string }>('downloadDocument', { params });
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(file.bytes);
    const trail = await until(
      () =>
        all<{ type: string; role: string }>(officer, 'readHistory', {
          params: { kind: 'DOCUMENT', id: documentId },
        }),
      (entries) => entries.some(({ type }) => type === 'DocumentDownloaded'),
      'the download is on record',
    );
    expect(trail.at(-1)).toMatchObject({ type: 'DocumentDownloaded', role: 'CENTRE_OFFICER' });
    expectRefusal(await agency().call('downloadDocument', { params }), 404, 'NOT_FOUND');
    expectRefusal(await agency().call('readDocument', { params }), 404, 'NOT_FOUND');
    expectRefusal(await place.as('expert-chu').call('downloadDocument', { params }), 403, 'FORBIDDEN_ROLE');
  });

  it("cannot be another agency's in a draft", async () => {
    const owner = agency();
    const documentId = await upload(agency(), 'CAPABILITY_STATEMENT');
    const caseId = await draftedCase(owner);
    await expectUnchanged(owner, caseId, async () => {
      const body = { capabilityDocumentId: documentId };
      const answer = await owner.call('amendCase', { params: { caseId }, body });
      expect(fieldsOf(expectRefusal(answer, 422, 'VALIDATION_FAILED'))).toEqual([
        'body.capabilityDocumentId',
      ]);
    });
  });
});

/** A form that claims the type which the file then has. */
function wrongType(fields: Readonly<Record<string, string>>, { mediaType }: { mediaType?: string }) {
  return mediaType === undefined ? fields : { ...fields, 'Content-Type': mediaType };
}
