import { asyncApiDocument, eventSchema, readContracts } from '../events/contracts.ts';
import { asJson, type GeneratedFiles } from './generated-file.ts';

/** The JSON Schema beside each event contract, and the AsyncAPI document that refers to them. */
export async function eventFiles(): Promise<GeneratedFiles> {
  const contracts = await readContracts();
  return [
    ...contracts.map(
      (filed) =>
        [
          new URL(`../events/${filed.folder}/v1.schema.json`, import.meta.url),
          asJson(eventSchema(filed)),
        ] as const,
    ),
    [new URL('asyncapi.json', import.meta.url), asJson(asyncApiDocument(contracts))],
  ];
}
