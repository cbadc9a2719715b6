import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { buildApplication } from '../../infra/application.ts';
import type { CapabilityGroups } from '../../infra/capability.ts';
import type { HouseContext } from '../../infra/constructs/context.ts';
import { stageConfig } from '../../infra/stage.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- a template is JSON of a hundred shapes; assertions tell.
export type Properties = Record<string, any>;

export interface Resource {
  readonly Type: string;
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export type Resources = Record<string, Resource>;

const cdk = JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'));

export function newApp(): App {
  return new App({ context: cdk.context });
}

/** Not bundled: what is in a function does not matter here. */
export const inlineCode = () => Code.fromInline('exports.handler = async () => "ok";');

/** A stack to try one construct in. */
export function sandbox(): { stack: Stack; house: HouseContext; app: App } {
  const app = newApp();
  const stack = new Stack(app, 'Sandbox');
  const alarmTopic = new Topic(stack, 'Alarms');
  return { app, stack, house: { stage: stageConfig('dev'), alarmTopic, code: inlineCode } };
}

/** The application of a stage: the tree and its templates by short stack name (`Data`, `Api` …). */
export function synthesise(
  stage: string,
  capabilities: CapabilityGroups,
  settings: Record<string, unknown> = {},
): { app: App; templates: Record<string, Resources>; text: string } {
  const app = newApp();
  buildApplication(app, { stage: stageConfig(stage, settings), capabilities, code: inlineCode });
  const templates: Record<string, Resources> = {};
  const stacks = app.node.children.filter((child) => child instanceof Stack);
  for (const stack of stacks)
    templates[stack.stackName.split('-').at(-1)!] = Template.fromStack(stack).toJSON().Resources;
  return { app, templates, text: JSON.stringify(stacks.map((stack) => Template.fromStack(stack).toJSON())) };
}

export function ofType(resources: Resources, type: string): [string, Resource][] {
  return Object.entries(resources).filter(([, resource]) => resource.Type === type);
}

/** The statements of every policy in a template that is attached to a role, inline ones included. */
export function roleStatements(resources: Resources): Properties[] {
  const policies = ofType(resources, 'AWS::IAM::Policy').map(
    ([, { Properties }]) => Properties.PolicyDocument,
  );
  const inline = ofType(resources, 'AWS::IAM::Role').flatMap(([, { Properties }]) =>
    (Properties.Policies ?? []).map((policy: { PolicyDocument: unknown }) => policy.PolicyDocument),
  );
  return [...policies, ...inline].flatMap((document) => document.Statement);
}

export function asArray<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
