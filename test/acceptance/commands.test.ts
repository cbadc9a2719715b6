import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { amend, type CaseAnswer, openCase, readCase, submittedCase } from '../support/journeys/cases.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { all, inbox } from '../support/journeys/letters.ts';
import { announcement, sampleFile } from '../support/journeys/materials.ts';
import { expectRefusal, expectUnchanged } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
const agencyOf = () => place.as(newApplicant().admin);

describe('a command', () => {
  it('needs an Idempotency-Key', async () => {
    const agency = agencyOf();
    const headers = { 'idempotency-key': null };
    expectRefusal(await agency.call('openCase', { headers }), 400, 'IDEMPOTENCY_KEY_REQUIRED');
    expectRefusal(
      await agency.call('openCase', { headers: { 'idempotency-key': 'k'.repeat(256) } }),
      400,
      'MALFORMED_REQUEST',
    );
    expect(await all(agency, 'listCases')).toEqual([]);
  });

  it('repeated with its key answers as the first time and does nothing again', async () => {
    const agency = agencyOf();
    const headers = { 'idempotency-key': randomUUID() };
    const first = await agency.call<CaseAnswer>('openCase', { headers });
    const second = await agency.call<CaseAnswer>('openCase', { headers });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await all(agency, 'listCases')).toHaveLength(1);
  });

  it('is refused when its key was used for another body; another caller or operation may use the same', async () => {
    const agency = agencyOf();
    const headers = { 'idempotency-key': randomUUID() };
    const body = announcement('OTHER', sampleFile());
    await agency.done('registerDocument', { body, headers });
    const other = { body: { ...body, fileName: '另一份.pdf' }, headers };
    expectRefusal(await agency.call('registerDocument', other), 422, 'IDEMPOTENCY_KEY_REUSED');
    expect(await all(agency, 'listDocuments')).toHaveLength(1);
    expect((await agencyOf().call('registerDocument', other)).status).toBe(201);
    expect((await agency.call('openCase', { headers })).status).toBe(201);
  });

  it('sent several times at once with one key happens once', async () => {
    const agency = agencyOf();
    const headers = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => agency.call<CaseAnswer & { code?: string }>('openCase', { headers })),
    );
    const opened = answers.filter(({ status }) => status === 201);
    expect(new Set(opened.map(({ body }) => body.caseId)).size).toBe(1);
    for (const { status, body } of answers)
      expect(status === 201 || body.code === 'IDEMPOTENCY_IN_FLIGHT').toBe(true);
    expect(await all(agency, 'listCases')).toHaveLength(1);
  });

  it('a refused one may be repeated with its key once the reason is gone', async () => {
    const agency = agencyOf();
    const { caseId } = await openCase(agency);
    const headers = { 'idempotency-key': randomUUID() };
    expectRefusal(await agency.call('openCase', { headers }), 409, 'DUPLICATE');
    await agency.done('withdrawCase', { params: { caseId }, body: {} });
    expect((await agency.call('openCase', { headers })).status).toBe(201);
  });

  it('with a stale If-Match answers 412 and changes nothing', async () => {
    const agency = agencyOf();
    const { caseId, version } = await openCase(agency);
    await amend(agency, caseId, { introduction: '第一稿' });
    const params = { caseId };
    const body = { introduction: '第二稿' };
    await expectUnchanged(agency, caseId, async () => {
      const stale = { params, body, headers: { 'if-match': `"${version}"` } };
      expectRefusal(await agency.call('amendCase', stale), 412, 'STALE_VERSION');
      const nonsense = { params, body, headers: { 'if-match': 'yesterday' } };
      expectRefusal(await agency.call('amendCase', nonsense), 400, 'MALFORMED_REQUEST');
    });
    const seen = await agency.call<CaseAnswer>('readCase', { params });
    const etag = seen.headers.get('etag') ?? '';
    expect(etag).toBe(`"${seen.body.version}"`);
    const fresh = await agency.call('amendCase', { params, body, headers: { 'if-match': etag } });
    expect(fresh.status).toBe(200);
  });

  it('that the state does not allow answers 409 with the state and what is allowed', async () => {
    const agency = agencyOf();
    const caseId = await submittedCase(agency);
    const params = { caseId };
    const attempts = [
      ['amendCase', { introduction: '太迟' }],
      ['submitCase', { declaration: { accepted: true, textVersion: '2026-1' } }],
      ['resubmitCase', { declaration: { accepted: true, textVersion: '2026-1' } }],
    ] as const;
    for (const [operation, body] of attempts) {
      const problem = expectRefusal(
        await agency.call(operation, { params, body }),
        409,
        'ILLEGAL_TRANSITION',
      );
      expect(problem.state).toMatch(/^(SUBMITTED|VERIFYING|VERIFIED|IN_PUBLICITY)$/);
      expect(problem.allowedActions).toEqual(['withdraw']);
    }
    await agency.done('withdrawCase', { params, body: {} });
    const over = await agency.call('withdrawCase', { params, body: {} });
    expect(expectRefusal(over, 409, 'ILLEGAL_TRANSITION').allowedActions).toEqual([]);
    expect((await readCase(agency, caseId)).allowedActions).toEqual([]);
  });

  it('that cannot be read answers 400, 415 or 422 and names the field', async () => {
    const agency = agencyOf();
    const { caseId } = await openCase(agency);
    const params = { caseId };
    await expectUnchanged(agency, caseId, async () => {
      expectRefusal(
        await agency.call('amendCase', { params, body: '{"introduction":' }),
        400,
        'MALFORMED_REQUEST',
      );
      const text = { params, body: 'introduction', headers: { 'content-type': 'text/plain' } };
      expectRefusal(await agency.call('amendCase', text), 415, 'UNSUPPORTED_MEDIA_TYPE');
      const unknown = await agency.call('amendCase', { params, body: { introducton: '错字' } });
      expectRefusal(unknown, 422, 'VALIDATION_FAILED');
      expectRefusal(await agency.call('amendCase', { params, body: {} }), 422, 'VALIDATION_FAILED');
      const long = await agency.call('amendCase', { params, body: { introduction: '长'.repeat(5001) } });
      expect(expectRefusal(long, 422, 'VALIDATION_FAILED').fields?.[0]?.field).toBe('body.introduction');
    });
    expect(await inbox(agency)).toEqual([]);
  });
});

describe('a query', () => {
  it('pages by cursor and refuses a made-up one', async () => {
    const agency = agencyOf();
    for (let i = 0; i < 3; i += 1)
      await agency.done('registerDocument', { body: announcement('OTHER', sampleFile()) });
    const pages: number[] = [];
    let cursor: string | undefined;
    do {
      const page: { items: unknown[]; cursor?: string } = await agency.done('listDocuments', {
        query: { limit: 2, cursor },
      });
      pages.push(page.items.length);
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(pages.reduce((sum, count) => sum + count, 0)).toBe(3);
    for (const query of [{ cursor: 'made-up' }, { limit: 0 }, { limit: 101 }, { limit: 'many' }]) {
      const { status } = await agency.call('listDocuments', { query });
      expect([400, 422]).toContain(status);
    }
  });

  it("a cursor of another agency's list opens nothing", async () => {
    const mine = agencyOf();
    for (let i = 0; i < 2; i += 1)
      await mine.done('registerDocument', { body: announcement('OTHER', sampleFile()) });
    const { cursor } = await mine.done<{ cursor?: string }>('listDocuments', { query: { limit: 1 } });
    const seen = await agencyOf().call('listDocuments', { query: { cursor: cursor ?? '' } });
    expect(seen.status === 200 ? seen.body['items'] : seen.body.code).toSatisfy(
      (found: unknown) => found === 'VALIDATION_FAILED' || (Array.isArray(found) && found.length === 0),
    );
  });

  it('of an address that does not exist answers our own 404', async () => {
    const response = await fetch(`${place.anyone.baseUrl}/no-such-thing`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'NOT_FOUND', status: 404 });
  });
});
