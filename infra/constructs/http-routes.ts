import { CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { Route, RouteTable } from '../../shared/runtime/route.ts';
import { acknowledge } from '../acknowledge.ts';
import type { HttpApi } from './http-api.ts';

export interface HttpRoutesProps {
  readonly api: HttpApi;
  readonly capability: string;
  readonly routes: RouteTable;
}

const open: Record<Exclude<Route['auth'], 'required'>, string> = {
  none: 'Open to the public by the regulation (bulletins, reference data); tokens are ignored and nothing personal is answered.',
  optional: 'Open to people without a login; the function verifies a token itself where one is sent.',
};

/** The routes of a capability's route table, and nothing else. */
export class HttpRoutes extends Construct {
  constructor(scope: Construct, id: string, { api, capability, routes }: HttpRoutesProps) {
    super(scope, id);
    const target = api.target(capability);
    const login = { authorizationType: 'JWT', authorizerId: api.authorizer.authorizerId };
    for (const [operationId, { method, path, auth }] of Object.entries(routes)) {
      const route = new CfnRoute(this, operationId, {
        apiId: api.gateway.apiId,
        routeKey: `${method} ${path}`,
        target,
        ...(auth === 'required' ? login : { authorizationType: 'NONE' }),
      });
      if (auth !== 'required') acknowledge(route, 'AwsSolutions-APIG4', open[auth]);
    }
  }
}
