import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { address } from '../addresses.ts';
import type { Capability } from '../capability.ts';
import type { HouseContext } from '../constructs/context.ts';
import { HttpApi } from '../constructs/http-api.ts';
import { NodeFunction } from '../constructs/node-function.ts';
import { provide, type Resources } from '../needs.ts';

/** The HTTP API, with one function per capability. Its routes are in the stacks of `routes.ts`. */
export class ApiStack extends Stack {
  readonly api: HttpApi;

  constructor(
    scope: Construct,
    id: string,
    house: HouseContext,
    capabilities: readonly Capability[],
    resources: Resources,
    props: StackProps,
  ) {
    super(scope, id, props);
    const functions = capabilities.map(({ name, entry, needs, onAlarm }) => {
      const fn = new NodeFunction(this, `${name}-api`, {
        house,
        name: `${name}-api`,
        entry,
        // The gateway gives up after 30 seconds.
        timeout: Duration.seconds(29),
        memoryMiB: 1024,
        onAlarm,
      });
      provide(fn, needs, resources);
      return [name, fn] as const;
    });
    this.api = new HttpApi(this, 'Api', {
      house,
      issuer: address(this, house.stage, 'OIDC_ISSUER'),
      audience: address(this, house.stage, 'OIDC_AUDIENCE'),
      functions: Object.fromEntries(functions),
      fallback: 'administration',
      onAlarm: 'People who use the platform are turned away or kept waiting.',
    });
    new CfnOutput(this, 'ApiUrl', {
      value: this.api.gateway.apiEndpoint,
      description: 'Address of the HTTP API.',
    });
  }
}
