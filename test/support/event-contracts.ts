import { readdirSync } from 'node:fs';
import type * as z from 'zod';
import type { Envelope, EventContract } from '../../events/envelope.ts';

type Contract = EventContract<string, z.ZodType<Record<string, unknown>>>;

const EVENTS = new URL('../../events/', import.meta.url);
const modules = await Promise.all(
  readdirSync(EVENTS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => import(new URL(`${entry.name}/v1.ts`, EVENTS).href)),
);

/** Every event contract there is. */
export const contracts = modules
  .flatMap((module): unknown[] => Object.values(module))
  .filter((value): value is Contract => typeof value === 'object' && value !== null && 'example' in value);

/** The contract's own example as the bus brings it, with some of its data changed. */
export function exampleEvent(type: string, more: Record<string, unknown> = {}): Envelope {
  const contract = contracts.find((each) => each.type === type);
  if (contract === undefined) throw new Error(`no contract ${type}`);
  return {
    id: 'X-1-1',
    type,
    version: 1,
    at: '2026-03-02T01:00:00.000Z',
    aggregate: { kind: 'X', id: '1', version: 1 },
    role: 'SYSTEM',
    article: '5-1',
    policyVersion: 'default',
    cause: 'test',
    data: { ...contract.example, ...more },
  };
}
