import { globSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { eventFiles } from '../../docs/event-files.ts';
import { outOfDate } from '../../docs/generated-file.ts';
import { readContracts } from '../../events/contracts.ts';
import { Envelope } from '../../events/envelope.ts';

const contracts = await readContracts();
const domain = globSync('shared/domain/**/*.ts')
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

const kebab = (type: string) => type.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** Names of the members that may hold any text: no date, no enumeration, no number. */
function openTexts(schema: Schema, name = ''): string[] {
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([key, each]) => openTexts(each, key));
  if (schema.items) return openTexts(schema.items, name);
  if (schema.anyOf) return schema.anyOf.flatMap((each) => openTexts(each, name));
  const closed = schema.format ?? schema.enum ?? schema.const;
  if (closed !== undefined || ['integer', 'number', 'boolean'].includes(schema.type ?? '')) return [];
  return [name];
}

/** Ids, references, hashes and codes from our own lists: what an open text of a contract may be. */
const PUBLIC_TEXT =
  /^(id|uscc|ref|key|kind|queue|code|codes|template|provider|version|ground|sections|fields|category|categories|reasonCode|quarter|orderNo|list|\w+Hash|\w+(Id|Ref))$/;

/** The events of the matters that the history of an agency is made of (functions/standing). */
const IN_HISTORY =
  /^(Rectification|Suspension|Removal|Violation|Cooperation|Hearing|PaymentHeld|PaymentHold|RedemptionRefusal|Recovery|Inspection|CreditRecord|Upkeep|Agency(Exited|Imported|Onboarded|Re|Suspended))/;

describe('the event contracts', () => {
  it('are there', () => {
    expect(contracts.length).toBeGreaterThan(50);
  });

  it.each(contracts)('$folder: one contract, named as its folder, whose example stands', (filed) => {
    const { folder, contract, exports } = filed;
    expect(exports).toEqual([contract.type]);
    expect(folder).toBe(kebab(contract.type));
    expect(contract.version).toBe(1);
    expect(contract.data().parse(contract.example)).toEqual(contract.example);
    expect(contract.data().safeParse({ ...Object(contract.example), surplus: 1 }).success).toBe(false);
  });

  it.each(contracts)('$folder: no member could carry a name, a phone or a free text', ({ contract }) => {
    const open = openTexts(z.toJSONSchema(contract.data()) as Schema);
    expect(open.filter((name) => !PUBLIC_TEXT.test(name))).toEqual([]);
  });

  it('of what an agency’s history covers say how they read there, in Chinese, or that they do not', () => {
    const silent = contracts.filter(
      ({ contract }) => IN_HISTORY.test(contract.type) && contract.told === undefined,
    );
    expect(silent.map(({ folder }) => folder)).toEqual([]);
    const told = contracts.filter(({ contract }) => typeof contract.told === 'string');
    expect(told.length).toBeGreaterThan(80);
    for (const { contract } of told) {
      expect(contract.told).toMatch(/^[\u4e00-\u9fff，]+$/);
      expect(contract.example).toMatchObject({ uscc: expect.any(String) });
    }
  });

  it('take what the envelope carries', () => {
    for (const { contract } of contracts) {
      const envelope = {
        id: 'CASE-01JQCASE-1',
        type: contract.type,
        version: contract.version,
        at: '2026-03-02T01:00:00.000Z',
        aggregate: { kind: 'CASE', id: '01JQCASE', version: 1 },
        role: 'SYSTEM',
        article: '5-1',
        policyVersion: 'default',
        cause: 'request submitCase',
        data: contract.example,
      };
      expect(Envelope().parse(envelope).data).toEqual(contract.example);
    }
  });

  it('cover every event that the domain lets happen, and nothing defines one elsewhere', () => {
    const types = new Set(contracts.map(({ contract }) => contract.type));
    const named = domain.flatMap(({ file, text }) =>
      [...text.matchAll(/\bhappened\(\s*([A-Z]\w*)/g)].map((match) => `${file} ${match[1]}`),
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((each) => !types.has(each.split(' ')[1]!))).toEqual([]);
    expect(domain.filter(({ text }) => text.includes('defineEvent(')).map(({ file }) => file)).toEqual([]);
  });

  it('are written down as JSON Schemas and in the AsyncAPI document (npm run schemas)', async () => {
    expect(outOfDate(await eventFiles()).map((file) => file.pathname)).toEqual([]);
  });
});
