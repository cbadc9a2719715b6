import { apiHandler } from '../../shared/runtime/api-handler.ts';
import { connectApi } from '../../shared/runtime/connect-api.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import type { ArchiveDeps } from './deps.ts';
import { handlers } from './handlers.ts';
import { routes } from './routes.ts';

const config = readEnvironment(process.env, [], { TREASURY_URL: '' });
const deps: ArchiveDeps = { ...connectApi(process.env), treasuryConnected: config.TREASURY_URL !== '' };

export const handler = apiHandler(routes, handlers, deps);
