import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  CfnRoute,
  HttpApi as GatewayApi,
  HttpAuthorizer,
  HttpAuthorizerType,
  HttpIntegration,
  HttpIntegrationType,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { houseAlarm } from './alarm.ts';
import type { HouseContext } from './context.ts';
import type { NodeFunction } from './node-function.ts';

export interface HttpApiProps {
  readonly house: HouseContext;
  readonly issuer: string;
  readonly audience: string;
  /** One function per capability. */
  readonly functions: Readonly<Record<string, NodeFunction>>;
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

/**
 * The HTTP API with its login, its stage and the functions behind it. It answers everything with 404 until routes are
 * added (`http-routes.ts`), which may stand in other stacks.
 */
export class HttpApi extends Construct {
  readonly gateway: GatewayApi;
  readonly authorizer: HttpAuthorizer;
  readonly #integrations: ReadonlyMap<string, HttpIntegration>;

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    this.gateway = new GatewayApi(this, 'Gateway', { createDefaultStage: false });
    this.authorizer = new HttpAuthorizer(this, 'Login', {
      httpApi: this.gateway,
      type: HttpAuthorizerType.JWT,
      identitySource: ['$request.header.Authorization'],
      jwtIssuer: props.issuer,
      jwtAudience: [props.audience],
    });
    this.#integrations = new Map(
      Object.entries(props.functions).map(([name, fn]) => [name, this.integrate(name, fn)]),
    );
    const unmatched = new CfnRoute(this, 'Unmatched', {
      apiId: this.gateway.apiId,
      routeKey: '$default',
      target: this.target(props.fallback),
      authorizationType: 'NONE',
    });
    acknowledge(
      unmatched,
      'AwsSolutions-APIG4',
      'Answers 404 to what no route matches; it reads and changes nothing.',
    );
    this.addStage(props);
  }

  /** What a route of this capability leads to. */
  target(capability: string): string {
    const integration = this.#integrations.get(capability);
    if (!integration) throw new Error(`No capability is called "${capability}".`);
    return `integrations/${integration.integrationId}`;
  }

  private integrate(name: string, { lambda }: NodeFunction): HttpIntegration {
    lambda.addPermission('Gateway', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: this.gateway.apiId,
        resourceName: '*/*',
      }),
    });
    return new HttpIntegration(this, name, {
      httpApi: this.gateway,
      integrationType: HttpIntegrationType.AWS_PROXY,
      integrationUri: lambda.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    });
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
