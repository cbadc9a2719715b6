import { httpVerificationGateway } from '../../shared/platform/verification-gateway/http-gateway.ts';
import { apiHandler } from '../../shared/runtime/api-handler.ts';
import { connectApi } from '../../shared/runtime/connect-api.ts';
import { handlers } from './handlers.ts';
import { routes } from './routes.ts';

const common = connectApi(process.env);

export const handler = apiHandler(routes, handlers, {
  ...common,
  gateway: httpVerificationGateway(process.env['VERIFICATION_GATEWAY_URL'] ?? '', common.log),
});
