import { capabilities } from '../infra/capabilities.ts';
import { asJson, writeOrCheck } from './generated-file.ts';
import { openApiDocument } from './openapi.ts';

/** `npm run openapi`: writes the document that the API serves; `-- --check` fails while it is out of date. */
writeOrCheck([[new URL('openapi.json', import.meta.url), asJson(openApiDocument(capabilities))]], 'openapi');
