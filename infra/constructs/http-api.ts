import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  HttpApi as GatewayApi,
  type HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Route, RouteTable } from '../../shared/runtime/route.ts';
import { acknowledge } from '../acknowledge.ts';
import { houseAlarm } from './alarm.ts';
import type { HouseContext } from './context.ts';
import type { NodeFunction } from './node-function.ts';

export interface HttpApiProps {
  readonly house: HouseContext;
  readonly issuer: string;
  readonly audience: string;
  /** One function and its routes per capability. */
  readonly capabilities: readonly {
    readonly name: string;
    readonly function: NodeFunction;
    readonly routes: RouteTable;
  }[];
  /** The capability whose function answers everything that no route matches, with our own 404. */
  readonly fallback: string;
  readonly onAlarm: string;
}

/** What is kept of each request. No query string and no path: both may carry what identifies a person. */
const accessLog = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    route: '$context.routeKey',
    status: '$context.status',
    latency: '$context.responseLatency',
    bytes: '$context.responseLength',
    error: '$context.error.message',
    authorizerError: '$context.authorizer.error',
    integrationError: '$context.integrationErrorMessage',
  }),
);

const open: Record<Exclude<Route['auth'], 'required'>, string> = {
  none: 'Open to the public by the regulation (bulletins, reference data); tokens are ignored and nothing personal is answered.',
  optional: 'Open to people without a login; the function verifies a token itself where one is sent.',
};

/** The HTTP API: every route of the route tables, and nothing else. */
export class HttpApi extends Construct {
  readonly gateway: GatewayApi;

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    const integrations = new Map(
      props.capabilities.map(({ name, function: { lambda } }) => [
        name,
        new HttpLambdaIntegration(name, lambda, { scopePermissionToRoute: false }),
      ]),
    );
    const fallback = integrations.get(props.fallback);
    if (!fallback) throw new Error(`No capability is called "${props.fallback}".`);
    this.gateway = new GatewayApi(this, 'Gateway', { createDefaultStage: false });
    const authorizer = new HttpJwtAuthorizer('Login', props.issuer, { jwtAudience: [props.audience] });
    for (const { name, routes } of props.capabilities) {
      const integration = integrations.get(name) ?? fallback;
      for (const [operationId, route] of Object.entries(routes)) {
        const resource = new HttpRoute(this, operationId, {
          httpApi: this.gateway,
          // The route table's methods are a subset of the gateway's, by the same names.
          routeKey: HttpRouteKey.with(route.path, route.method as HttpMethod),
          integration,
          ...(route.auth === 'required' ? { authorizer } : {}),
        });
        if (route.auth !== 'required') acknowledge(resource, 'AwsSolutions-APIG4', open[route.auth]);
      }
    }
    const unmatched = new HttpRoute(this, 'Unmatched', {
      httpApi: this.gateway,
      routeKey: HttpRouteKey.DEFAULT,
      integration: fallback,
    });
    acknowledge(
      unmatched,
      'AwsSolutions-APIG4',
      'Answers 404 to what no route matches; it reads and changes nothing.',
    );
    this.addStage(props);
  }

  private addStage({ house, onAlarm }: HttpApiProps): void {
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: house.stage.logRetentionDays,
      removalPolicy: house.stage.production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.gateway,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: accessLog },
      throttle: { rateLimit: house.stage.throttle.rate, burstLimit: house.stage.throttle.burst },
      detailedMetricsEnabled: true,
    });
    const period = Duration.minutes(5);
    houseAlarm(this, 'ServerErrors', house, {
      metric: stage.metricServerError({ period, statistic: 'Sum' }),
      above: 0,
      symptom: 'The API answers with server errors',
      onAlarm,
    });
    houseAlarm(this, 'Slow', house, {
      metric: stage.metricLatency({ period, statistic: 'p99' }),
      above: Duration.seconds(5).toMilliseconds(),
      periods: 3,
      symptom: 'One request in a hundred takes longer than five seconds',
      onAlarm,
    });
  }
}
