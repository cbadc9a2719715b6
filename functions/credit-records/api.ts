import { apiHandler } from '../../shared/runtime/api-handler.ts';
import { connectApi } from '../../shared/runtime/connect-api.ts';
import { handlers } from './handlers.ts';
import { routes } from './routes.ts';

export const handler = apiHandler(routes, handlers, connectApi(process.env));
