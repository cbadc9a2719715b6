import { readContracts } from '../../events/contracts.ts';
import type { Envelope } from '../../events/envelope.ts';

/** Every event contract there is. */
export const contracts = (await readContracts()).map(({ contract }) => contract);

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
    data: { ...Object(contract.example), ...more },
  };
}
