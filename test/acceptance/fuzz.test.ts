import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { applicantOf } from '../support/journeys/agencies.ts';
import { submittedCase } from '../support/journeys/cases.ts';
import { connectDeployment, type Deployment } from '../support/journeys/deployment.ts';
import { all } from '../support/journeys/letters.ts';
import { objectTo } from '../support/journeys/objections.ts';
import { publicisedCase } from '../support/journeys/publicities.ts';
import { checked, proposeFailure } from '../support/journeys/verification.ts';
import type { Operation } from '../support/api-description.ts';
import type { CallInput, PlatformClient } from '../support/platform-client.ts';
import { broken, validish } from '../support/schema-arbitrary.ts';
import { ownStack } from './own-stack.ts';

/** `FUZZ_SEED` and `FUZZ_RUNS` try other inputs; a failure names the seed that repeats it. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20260302);
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 12);

// What it writes would disturb the other tests: without a deployment of its own it starts one.
const address = process.env['PLATFORM_URL'];
const place: Deployment =
  address === undefined
    ? await ownStack()
    : await connectDeployment({ baseUrl: address, standInsUrl: process.env['STAND_INS_URL'] ?? address });

const mine = applicantOf(501);
const principals = new Map<string, PlatformClient>([
  ['nobody', place.anyone],
  ['forged', place.anyone.as('not-a-token')],
  ['AGENCY_ADMIN', place.as(mine.admin)],
  ['AGENCY_OPERATOR', place.as(mine.operator)],
  ['foreign AGENCY_ADMIN', place.as(applicantOf(502).admin)],
  ['person', place.as('person-zhang')],
  ['BUYER', place.as('buyer-shi')],
  ['CENTRE_OFFICER', place.as('officer-wang')],
  ['CENTRE_REVIEWER', place.as('reviewer-zhao')],
  ['CENTRE_ADMIN', place.as('admin-zhou')],
  ['CENTRE_DISCIPLINE', place.as('discipline-sun')],
  ['COMMISSION_OFFICER', place.as('commission-zheng')],
  ['FINANCE_OFFICER', place.as('finance-qian')],
  ['EXPERT', place.as('expert-chu')],
]);

/** Ids of things that are there, by the name of the parameter. */
const known: Record<string, string[]> = {};

beforeAll(async () => {
  const agency = place.as(mine.admin);
  const { caseId, publicityId } = await publicisedCase(agency);
  const { receiptNo } = await objectTo(place.as('person-zhang'), publicityId);
  const suggestion = { kind: 'SUGGESTION', complainant: { kind: 'ANONYMOUS' }, facts: '建议增加服务类别' };
  const complaint = await place
    .as('person-zhang')
    .done<{ receiptNo: string }>('submitComplaint', { body: suggestion });
  const other = applicantOf(503);
  await place.scriptGateway(other.uscc, { checks: { SERIOUS_DISHONESTY_LIST: { outcome: 'FAIL' } } });
  const failing = await submittedCase(place.as(other.admin));
  const { failed } = await checked(place.as('officer-li'), failing);
  const hearingId = await proposeFailure(place, failing, failed);
  const commission = place.as('commission-zheng');
  const { cycleId, schemeId } = await commission.done<{ cycleId: string; schemeId: string }>('createCycle', {
    body: { year: 2026 },
  });
  const admin = place.as('admin-zhou');
  const ids = async (reader: PlatformClient, operation: string, name: string) => {
    const items = await all<Record<string, string>>(reader, operation);
    return items.flatMap((item) => item[name] ?? []).slice(0, 5);
  };
  Object.assign(known, {
    caseId: [caseId, failing],
    publicityId: [publicityId],
    objectionId: [receiptNo],
    complaintId: [complaint.receiptNo],
    receiptNo: [receiptNo, complaint.receiptNo],
    hearingId: [hearingId],
    documentId: await ids(agency, 'listDocuments', 'documentId'),
    letterId: await ids(agency, 'listLetters', 'letterId'),
    taskId: await ids(place.as('officer-li'), 'listTasks', 'taskId'),
    officerId: (await ids(admin, 'listOfficers', 'officerId')).slice(-1),
    key: failed,
    id: [caseId],
    cycleId: [cycleId],
    schemeId: [schemeId],
    category: ['INSPECTION_TESTING'],
  });
});

/** An input for an operation: mostly ids that are there, the rest as its schemas have it, or broken. */
function inputOf({ parameters, body }: Operation): fc.Arbitrary<CallInput> {
  const named = (
    place: string,
    of: (name: string, schema: object) => fc.Arbitrary<unknown>,
    all: boolean,
  ) => {
    const found = parameters.filter((parameter) => parameter.in === place);
    const required = found.filter((parameter) => all || parameter.required).map(({ name }) => name);
    return fc.record(Object.fromEntries(found.map(({ name, schema }) => [name, of(name, schema)])), {
      requiredKeys: required,
    });
  };
  const segment = (name: string, schema: object) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.nat(10).map((n) => pick(known[name], n)) },
      validish(schema).map(String).filter(isSegment),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter(isSegment),
    );
  const queried = (_: string, schema: object) =>
    fc.oneof(validish(schema).map(String), fc.string({ unit: 'grapheme', maxLength: 30 }));
  const content = body === undefined ? fc.constant(undefined) : fc.oneof(validish(body), broken(body));
  const headers = fc.oneof(
    { weight: 8, arbitrary: fc.constant({}) },
    fc.constantFrom(
      { 'if-match': '"1"' },
      { 'if-match': 'W/"x"' },
      { 'idempotency-key': null },
      { 'content-type': 'text/plain' },
      { 'x-objection-code': 'AAAA' },
      { 'x-complaint-code': 'AAAA' },
    ),
  );
  return fc.record({
    params: named('path', segment, true),
    query: named('query', queried, false),
    body: content,
    headers,
  }) as fc.Arbitrary<CallInput>;
}

const pick = (ids: readonly string[] | undefined, n: number) => ids?.[n % ids.length] ?? `none-${n}`;
/** A URL normalises dots away, and a lone surrogate has no encoding. */
const isSegment = (text: string) => text !== '' && !/^\.{1,2}$/.test(text) && text.isWellFormed();

describe('whatever anybody sends', () => {
  it.each(
    [...place.anyone.description.operations.values()].map((operation) => [operation.id, operation] as const),
  )('%s answers as described and never with a fault of its own', async (id, operation) => {
    const property = fc.asyncProperty(
      fc.constantFrom(...principals.keys()),
      inputOf(operation),
      async (who, input) => {
        const client = principals.get(who) ?? place.anyone;
        const { status, body } = await client.call(id, input);
        expect(status, `${who}: ${JSON.stringify(body)}`).toBeLessThan(500);
      },
    );
    await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
  });
});
