import { readdirSync } from 'node:fs';
import * as z from 'zod';
import { EVENT_SOURCE, Envelope, type EventContract } from './envelope.ts';

type Json = Record<string, unknown>;

/** One contract and the folder it stands in, e.g. `onboarding-submitted`. */
export interface FiledContract {
  readonly folder: string;
  readonly exports: readonly string[];
  readonly contract: EventContract<string, z.ZodType>;
}

/** Every event contract of the repository, read from its folder, by name. */
export async function readContracts(): Promise<FiledContract[]> {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
    // What others publish on our bus is theirs to describe.
    .filter((entry) => entry.isDirectory() && entry.name !== 'inbound')
    .map(({ name }) => name)
    .toSorted();
  return Promise.all(
    folders.map(async (folder) => {
      const module: Record<string, EventContract<string, z.ZodType>> = await import(`./${folder}/v1.ts`);
      const [contract] = Object.values(module);
      if (contract === undefined) throw new Error(`events/${folder}/v1.ts exports no contract`);
      return { folder, exports: Object.keys(module), contract };
    }),
  );
}

const withoutDialect = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
};

/** The JSON Schema of an event's `detail` on the bus: the envelope, with this event's `data` in it. */
export function eventSchema({ folder, contract }: FiledContract): Json {
  const { type, version, data, example } = contract;
  const envelope = withoutDialect(Envelope()) as { properties: Json };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:voucher:event:${folder}:v${version}`,
    title: type,
    description: `Detail of the bus entry with source ${EVENT_SOURCE} and detail-type ${type}.`,
    ...envelope,
    properties: {
      ...envelope.properties,
      type: { const: type },
      version: { const: version },
      data: { ...withoutDialect(data()), examples: [example] },
    },
  };
}

/** The AsyncAPI 3 document of the bus: one channel, one message for each event. */
export function asyncApiDocument(contracts: readonly FiledContract[]): Json {
  const reference = ({ contract }: FiledContract) => ({
    $ref: `#/channels/bus/messages/${contract.type}`,
  });
  return {
    asyncapi: '3.0.0',
    info: {
      title: '上海市科技创新券服务机构管理平台 · events',
      version: '1.0.0',
      description:
        'Ids and public facts only. Delivery is at least once and in no order; consumers record the `id` with their effect.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: {
      bus: {
        address: EVENT_SOURCE,
        description: 'The EventBridge bus of the platform; the address is the `source` of its entries.',
        messages: Object.fromEntries(
          contracts.map((filed) => [
            filed.contract.type,
            { name: filed.contract.type, payload: { $ref: `../events/${filed.folder}/v1.schema.json` } },
          ]),
        ),
      },
    },
    operations: {
      publish: {
        action: 'send',
        channel: { $ref: '#/channels/bus' },
        messages: contracts.map(reference),
      },
    },
  };
}
