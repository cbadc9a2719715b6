import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { capabilities } from '../../../infra/capabilities.ts';
import { complaintMachine } from '../../../shared/domain/complaint/machine.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { declaredList, listNames } from './declared.ts';
import { listNamed, readableNames } from './registry.ts';

interface Schema {
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly required?: readonly string[];
}

/** Lists that are no exports, and why. */
const NOT_EXPORTED: Readonly<Record<string, string>> = {
  listOfficers: 'names of officers lie sealed; the register is read in the platform',
  listExperts: 'their names lie sealed like those of other officers',
  listForumPosts: 'a conversation, read in the platform',
  readHistory: 'a trail of one object, verified by its hashes in the platform',
  readCaseTimeline: 'a trail of one case',
  listImports: 'a handful of records of the administrator',
  listImportRows: 'the report on a workbook that its reader has',
  readResultList: 'public, and given as a workbook and as a document by its own routes',
  listDailyRoots: 'public and signed, given whole as a bundle that can be verified',
  listScoreReceipts: 'the few receipts of one agency, each a document of its own',
};

const schemaOf = (schema: z.ZodType): Schema => z.toJSONSchema(schema, { unrepresentable: 'any' }) as Schema;

const pages = capabilities.flatMap(({ routes }) =>
  Object.entries(routes).flatMap(([operation, route]) => {
    const schema = route.method === 'GET' ? route.responses()[200]?.schema : undefined;
    const page = schema === undefined ? undefined : schemaOf(schema);
    return page?.properties?.['items'] && page.properties['cursor']
      ? [{ operation, route, resource: page.properties['items'].items ?? {} }]
      : [];
  }),
);

/** Whether a resource may have a member at this path. */
function has(schema: Schema, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return true;
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.some((each) => has(each, [step, ...rest]));
  if (schema.items) return has(schema.items, [step, ...rest]);
  const member = schema.properties?.[step];
  return member !== undefined && has(member, rest);
}

/** The members of an input, and those that it cannot be without. */
function namesOf(schema: (() => z.ZodType) | undefined) {
  const { properties = {}, required = [] } = schema
    ? (z.toJSONSchema(schema(), { unrepresentable: 'any', io: 'input' }) as Schema)
    : {};
  return { all: Object.keys(properties).toSorted(), needed: required.toSorted() };
}

describe('the lists of the API', () => {
  it('may all be had as files, but for those named with a reason', () => {
    expect(pages.length).toBeGreaterThan(40);
    const missing = pages
      .map(({ operation }) => operation)
      .filter((each) => !listNames.includes(each) && NOT_EXPORTED[each] === undefined);
    expect(missing).toEqual([]);
  });

  it('are named by what there is', () => {
    const operations = new Set(pages.map(({ operation }) => operation));
    expect([...listNames, ...Object.keys(NOT_EXPORTED)].filter((each) => !operations.has(each))).toEqual([]);
    expect([listNamed('toString'), declaredList('toString')]).toEqual([undefined, undefined]);
  });

  it('are declared to the API as the worker reads them', () => {
    expect(readableNames.toSorted()).toEqual(listNames.toSorted());
  });

  it.each(
    pages.filter(({ operation }) => listNames.includes(operation)).map((page) => [page.operation, page]),
  )('have columns that their resources have: %s', (operation, { route, resource }) => {
    const list = listNamed(String(operation));
    expect(list?.route).toBe(route);
    expect(Object.keys(list?.columns ?? {}).filter((path) => !has(resource, path.split('.')))).toEqual([]);
    const named = Object.values(list?.columns ?? {});
    expect(new Set(named).size).toBe(named.length);
  });

  it.each(
    pages.filter(({ operation }) => listNames.includes(operation)).map((page) => [page.operation, page]),
  )(
    'are refused to the same callers and by the same names as by their routes: %s',
    (operation, { route }) => {
      const { zh, roles = [], params = [], needs = [], filters = [] } = declaredList(String(operation)) ?? {};
      expect(zh).toMatch(/^[^:\\/?*[\]]{1,31}$/);
      expect(roles.toSorted()).toEqual(route.roles.toSorted());
      expect(namesOf(route.params)).toEqual({ all: params.toSorted(), needed: params.toSorted() });
      expect(namesOf(route.query)).toEqual({
        all: ['cursor', 'limit', ...needs, ...filters].toSorted(),
        needed: needs.toSorted(),
      });
    },
  );

  const principal = (roles: readonly Role[]) => ({ id: 'u-1', roles }) as unknown as Principal;
  const reviewer = principal(['CENTRE_REVIEWER']);

  it.each(
    pages.flatMap(({ operation, route }) => {
      const { properties = {} } = route.query ? schemaOf(route.query()) : {};
      return Object.entries(properties).flatMap(([name, member]) =>
        member.enum !== undefined && member.default !== undefined ? [{ operation, name, member }] : [],
      );
    }),
  )('are read whole where their route shows one $name at a time: $operation', (each) => {
    const { operation, name, member } = each;
    const turns = listNamed(operation)?.turns?.({ params: {}, query: {}, principal: reviewer }) ?? [];
    expect(new Set(turns.map((turn) => turn[name]))).toEqual(new Set(member.enum));
    expect(new Set(turns.map((turn) => JSON.stringify(turn))).size).toBe(turns.length);
    expect(turns.map((turn) => turn[name])).toContain(member.default);
  });

  it.each<[string, Readonly<Record<string, string>>, readonly Role[]]>([
    ['listOrders', { status: 'PLACED' }, ['CENTRE_OFFICER']],
    ['listOrders', { quarter: '2026Q1' }, ['CENTRE_OFFICER']],
    ['listRedemptions', { uscc: '1' }, ['CENTRE_OFFICER']],
    ['listRedemptions', {}, ['AGENCY_ADMIN']],
    ['listSpotChecks', { planId: 'P' }, ['CENTRE_OFFICER']],
    ['listComplaints', {}, ['AGENCY_ADMIN']],
    ['listObjections', {}, ['AGENCY_ADMIN']],
    ['listEvaluationEntries', { category: 'RND' }, ['CENTRE_OFFICER']],
    ['listRunFindings', { round: '1' }, ['CENTRE_OFFICER']],
    ['listSurveys', { agencyId: 'A' }, ['CENTRE_OFFICER']],
  ])('are read once where they show all at once: %s %o', (operation, query, roles) => {
    expect(listNamed(operation)?.turns?.({ params: {}, query, principal: principal(roles) })).toEqual([{}]);
  });

  it('go through an agency’s orders, whatever the quarter says, and through a register’s states', () => {
    const asked = { params: {}, query: { quarter: '2026Q1' }, principal: principal(['AGENCY_ADMIN']) };
    expect(listNamed('listOrders')?.turns?.(asked)).toHaveLength(12);
    const ofRegister = (register: string) =>
      listNamed('listRegister')?.turns?.({ params: { register }, query: {}, principal: reviewer });
    expect(ofRegister('guides')?.length).toBeGreaterThan(1);
    expect(ofRegister('guide-versions')).toEqual([{}]);
  });

  it('[3-2g] show reports to those who may read them, and the public what is open', () => {
    const kinds = (roles: readonly Role[]) => {
      const asked = { params: {}, query: {}, principal: principal(roles) };
      return new Set(
        listNamed('listComplaints')
          ?.turns?.(asked)
          .map(({ kind }) => kind),
      );
    };
    const asked = { params: {}, query: { kind: 'REPORT' }, principal: reviewer };
    expect(listNamed('listComplaints')?.turns?.(asked)).toHaveLength(complaintMachine.states.length);
    expect(kinds(['CENTRE_OFFICER'])).toEqual(new Set(['COMPLAINT', 'SUGGESTION']));
    expect(kinds(['CENTRE_DISCIPLINE'])).toEqual(new Set(['COMPLAINT', 'SUGGESTION', 'REPORT']));
    const notices = { params: {}, query: {}, principal: principal(['BUYER']) };
    expect(listNamed('listPublicities')?.turns?.(notices)).toEqual([{ status: 'OPEN' }]);
  });
});
