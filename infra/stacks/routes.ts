import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Capability } from '../capability.ts';
import type { HttpApi } from '../constructs/http-api.ts';
import { HttpRoutes } from '../constructs/http-routes.ts';

/** The routes of a group of capabilities: a stack holds 500 resources, and the API has more routes than that allows. */
export class RoutesStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    api: HttpApi,
    capabilities: readonly Capability[],
    props: StackProps,
  ) {
    super(scope, id, props);
    for (const { name, routes } of capabilities) {
      new HttpRoutes(this, name, { api, capability: name, routes });
    }
  }
}
