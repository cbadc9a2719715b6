import { writeFileSync } from 'node:fs';
import { capabilities } from '../infra/capabilities.ts';
import { openApiDocument } from './openapi.ts';

/** `npm run openapi`: writes the document that the API serves; a test fails while it is out of date. */
writeFileSync(
  new URL('openapi.json', import.meta.url),
  `${JSON.stringify(openApiDocument(capabilities), null, 2)}\n`,
);
