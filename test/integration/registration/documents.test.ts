import { WORKBOOK } from '../../../shared/domain/document/register.ts';
import { describe, expect, it } from 'vitest';
import { decideRegisterDocument } from '../../../shared/domain/document/register.ts';
import { principalOf } from '../../../shared/domain/identity/principal.ts';
import type { OfficerRole } from '../../../shared/domain/identity/role.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { executeCommand } from '../../../shared/store/execute.ts';
import { disclosed } from '../../../shared/store/disclosed.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, history } from '../../../shared/store/read.ts';
import { testContext } from '../../support/counter.ts';
import { admin, policy } from '../../support/onboarding-fixtures.ts';
import { officerLogin } from './registration-api.ts';
import { announcement, freshLogin, storedFile } from './steps.ts';
import { useRegistration } from './use-registration.ts';

const { dynamo, api, to } = await useRegistration();

const registered = async (as = freshLogin()) => {
  const { body } = await api.call('registerDocument', { as, body: announcement });
  return { as, documentId: body.documentId as string, objectKey: body.upload.fields.key as string };
};
const typesOf = async (documentId: string) => {
  const { items } = await history(dynamo.tables, 'DOCUMENT', documentId, { limit: 20 });
  return items.map(({ type }) => type);
};

describe('[5-1d] materials', () => {
  it.each([
    [{ mediaType: 'application/x-msdownload' }, 'body.mediaType'],
    [{ bytes: policy.get('material.maxBytes') + 1 }, 'body.bytes'],
    [{ sha256: 'no hash' }, 'body.sha256'],
    [{ kind: 'SELFIE' }, 'body.kind'],
  ])('are not taken with %j', async (more, field) => {
    const body = { ...announcement, ...more };
    expect(await api.call('registerDocument', { as: freshLogin(), body })).toMatchObject({
      status: 422,
      body: { code: 'VALIDATION_FAILED', fields: [{ field }] },
    });
  });

  it('of a buyer without a company lie in a file of its own, which no other buyer reads', async () => {
    const buyerLogin = (subject: string) =>
      principalOf(
        {
          issuer: 'https://login.example',
          subject,
          subjectType: 'PERSON',
          assurance: 'HIGH',
          roles: ['BUYER'],
          displayName: '',
        },
        { officerRoles: [], submitLevels: policy.get('identity.submitLevels') },
      );
    const [team, other] = [buyerLogin('team-1'), buyerLogin('team-2')];
    const { status, body } = await api.call('registerDocument', { as: team, body: announcement });
    expect(status).toBe(201);
    expect(body).toMatchObject({ uscc: `team-${team.id}`, origin: 'BUYER' });
    await to.scan(body.upload.fields.key, 'NO_THREATS_FOUND');
    const params = { documentId: body.documentId };
    expect((await api.call('readDocument', { as: team, params })).body.status).toBe('CLEAN');
    expect((await api.call('readDocument', { as: other, params })).status).toBe(404);
    expect((await api.call('listDocuments', { as: team })).body.items).toHaveLength(1);
    expect((await api.call('listDocuments', { as: other })).body.items).toEqual([]);
    const centre = await api.call('listDocuments', { as: team, query: { origin: 'CENTRE' } });
    expect(centre.status).toBe(403);
  });

  it('to import are the administrator’s alone', async () => {
    const body = { ...announcement, kind: 'IMPORT_FILE', mediaType: WORKBOOK };
    expect((await api.call('registerDocument', { as: freshLogin(), body })).status).toBe(403);
    const admin = officerLogin('CENTRE_ADMIN');
    const pdf = await api.call('registerDocument', {
      as: admin,
      body: { ...body, mediaType: 'application/pdf' },
    });
    expect(pdf.status).toBe(422);
    expect((await api.call('registerDocument', { as: admin, body })).body).toMatchObject({
      uscc: 'CENTRE',
      origin: 'CENTRE',
    });
  });

  it('get their own place and wait for their scan', async () => {
    const { as, documentId, objectKey } = await registered();
    expect(objectKey).toBe(`uploads/${as.uscc}/${documentId}`);
    const params = { documentId };
    expect((await api.call('readDocument', { as, params })).body).toMatchObject({
      status: 'UPLOAD_PENDING',
      allowedActions: ['upload'],
    });
    expect((await api.call('renewUpload', { as, params })).body).toMatchObject({
      fields: { key: objectKey },
    });
    expect(await api.call('downloadDocument', { as, params })).toMatchObject({
      status: 409,
      body: { code: 'DOCUMENT_NOT_CLEAN' },
    });
  });

  it.each([
    ['CLEAN', 'NO_THREATS_FOUND', storedFile],
    ['INFECTED', 'THREATS_FOUND', storedFile],
    ['REJECTED', 'UNSUPPORTED', storedFile],
    ['REJECTED', 'FAILED', storedFile],
    ['REJECTED', 'NO_THREATS_FOUND', { ...storedFile, sha256: `${'B'.repeat(43)}=` }],
    ['REJECTED', 'NO_THREATS_FOUND', null],
  ] as const)('become %s after %s', async (status, verdict, file) => {
    const { as, documentId, objectKey } = await registered();
    await to.scan(objectKey, verdict, { file });
    expect((await api.call('readDocument', { as, params: { documentId } })).body.status).toBe(status);
  });

  it('keep the first result: repeats, later versions and strange keys change nothing', async () => {
    const { documentId, objectKey } = await registered();
    await Promise.all([1, 2, 3].map(() => to.scan(objectKey, 'NO_THREATS_FOUND')));
    await to.scan(objectKey, 'THREATS_FOUND', { versionId: 'v2' });
    await to.scan('uploads/elsewhere', 'THREATS_FOUND');
    expect(await typesOf(documentId)).toEqual(['DocumentRegistered', 'DocumentScanned']);
    const loaded = await get(dynamo.tables, document, documentId);
    expect(loaded).toMatchObject({ status: 'CLEAN', body: { scan: { versionId: 'v1' } } });
  });

  it('are handed out by a link to the scanned version, each one on record', async () => {
    const { as, documentId, objectKey } = await registered();
    await to.scan(objectKey, 'NO_THREATS_FOUND');
    const params = { documentId };
    for (const reader of [as, officerLogin('CENTRE_OFFICER')]) {
      const { status, body } = await api.call('downloadDocument', { as: reader, params });
      expect(status).toBe(200);
      expect(body.url).toContain('versionId=v1');
    }
    expect((await typesOf(documentId)).filter((type) => type === 'DocumentDownloaded')).toHaveLength(2);
    expect(await api.call('downloadDocument', { as: officerLogin('EXPERT'), params })).toMatchObject({
      status: 403,
    });
  });

  it('of others are not there', async () => {
    const { documentId } = await registered();
    const foreign = freshLogin();
    for (const operation of ['readDocument', 'downloadDocument', 'renewUpload'] as const) {
      expect(await api.call(operation, { as: foreign, params: { documentId } })).toMatchObject({
        status: 404,
        body: { code: 'NOT_FOUND' },
      });
    }
    expect((await api.call('listDocuments', { as: foreign })).body.items).toEqual([]);
  });

  it('that the centre adds as evidence are seen and used by officers only', async () => {
    const as = freshLogin();
    const officer = officerLogin('CENTRE_OFFICER');
    const uscc = as.uscc!;
    const added = await api.call('registerEvidence', { as: officer, params: { uscc }, body: announcement });
    expect(added).toMatchObject({ status: 201, body: { uscc, origin: 'CENTRE' } });
    const { documentId } = added.body;
    await to.scan(added.body.upload.fields.key, 'NO_THREATS_FOUND');
    expect(await api.call('readDocument', { as, params: { documentId } })).toMatchObject({ status: 404 });
    expect((await api.call('listDocuments', { as })).body.items).toEqual([]);
    const caseId = await to.open(as);
    const body = { capabilityDocumentId: documentId };
    expect(await api.call('amendCase', { as, params: { caseId }, body })).toMatchObject({ status: 422 });
    const query = { uscc, origin: 'CENTRE' };
    expect((await api.call('listDocuments', { as: officer, query })).body.items).toHaveLength(1);
    expect(await api.call('registerEvidence', { as, params: { uscc }, body: announcement })).toMatchObject({
      status: 403,
    });
    const conflicted = { ...officer, conflicts: [uscc] };
    expect(
      await api.call('registerEvidence', { as: conflicted, params: { uscc }, body: announcement }),
    ).toMatchObject({ status: 403, body: { code: 'CONFLICT_OF_INTEREST' } });
  });

  it.each(['CENTRE_DISCIPLINE', 'COMMISSION_OFFICER', 'FINANCE_OFFICER'] as const)(
    '[12-0] are filed as evidence by the %s too, who decides on it',
    async (role) => {
      const params = { uscc: freshLogin().uscc! };
      const as = officerLogin(role);
      expect(await api.call('registerEvidence', { as, params, body: announcement })).toMatchObject({
        status: 201,
        body: { uscc: params.uscc, origin: 'CENTRE' },
      });
    },
  );

  it('[SM-22] that a prior notice names as evidence are read by whoever is heard, and by nobody else', async () => {
    const [heard, foreign] = [freshLogin(), freshLogin()];
    const params = { uscc: heard.uscc! };
    const as = officerLogin('CENTRE_REVIEWER');
    const file = async () => {
      const { body } = await api.call('registerEvidence', { as, params, body: announcement });
      await to.scan(body.upload.fields.key, 'NO_THREATS_FOUND');
      return { documentId: body.documentId as string };
    };
    const [named, other] = [await file(), await file()];
    await executeCommand(
      dynamo.tables,
      async () => ({
        changes: [],
        projections: disclosed([named.documentId], params.uscc, 'HEARING#H1'),
        response: { status: 200 },
      }),
      testContext,
    );
    for (const operation of ['readDocument', 'downloadDocument'] as const) {
      const status = async (who: typeof heard, of: typeof named) =>
        (await api.call(operation, { as: who, params: of })).status;
      expect(await status(heard, named)).toBe(200);
      expect([await status(heard, other), await status(foreign, named)]).toEqual([404, 404]);
    }
    expect((await api.call('listDocuments', { as: heard })).body.items).toEqual([]);
  });

  it.each(['OBJECTOR', 'REPORTER'] as const)(
    '[3-2g] of an %s are for the discipline office alone',
    async (origin) => {
      const documentId = newId();
      const file = {
        uscc: 'OP0123456789ABCDEF',
        origin,
        ...announcement,
        kind: 'OTHER' as const,
      };
      const decided = orThrow(
        decideRegisterDocument(documentId, file, policy, { ...admin(), roles: ['PUBLIC'] }),
      );
      const changes = [change(document, { newId: documentId }, decided)];
      await executeCommand(dynamo.tables, async () => ({ changes, response: { status: 201 } }), testContext);
      const params = { documentId };
      const readBy = async (role: OfficerRole) =>
        (await api.call('readDocument', { as: officerLogin(role), params })).status;
      expect(await readBy('CENTRE_DISCIPLINE')).toBe(200);
      expect(await readBy('CENTRE_OFFICER')).toBe(404);
      expect(await readBy('COMMISSION_OFFICER')).toBe(404);
    },
  );
});
