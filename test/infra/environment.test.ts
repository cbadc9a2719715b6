import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { functionEntries } from '../../infra/application.ts';
import { capabilities, capabilityGroups } from '../../infra/capabilities.ts';
import { bundleFunctions } from '../../infra/constructs/bundle.ts';
import { queues } from '../../infra/queues.ts';
import { stageConfig } from '../../infra/stage.ts';
import { asArray, ofType, type Properties, roleStatements, synthesise } from './support.ts';

const out = mkdtempSync(join(tmpdir(), 'environment-'));
const entries = functionEntries(stageConfig('prod'), capabilities);
bundleFunctions(entries, {}, out);
const source = (name: string) =>
  readdirSync(join(out, 'functions', name))
    .map((file) => readFileSync(join(out, 'functions', name, file), 'utf8'))
    .join('\n');

const { templates } = synthesise('prod', capabilityGroups);
const resources = { ...templates.Workers!, ...templates.Api! };
const functions = new Map(
  ofType(resources, 'AWS::Lambda::Function').map(([, { Properties }]) => [
    Properties.Description as string,
    Properties,
  ]),
);

/** Read by the runtime and its libraries, in every function. */
const common = ['STAGE', 'LOG_LEVEL', 'POWERTOOLS_SERVICE_NAME', 'POWERTOOLS_METRICS_NAMESPACE'];
const own = ({ Environment }: Properties) =>
  Object.keys(Environment.Variables).filter((name) => !common.includes(name));
/** Every variable of our own that a function may ask for. */
const known = [
  'PLATFORM_TABLE',
  'SEALED_TABLE',
  'SEALED_KEY_ARN',
  'MAC_KEY_ARN',
  'HISTORY_KEY_ARN',
  'MATERIALS_BUCKET',
  'BUS_NAME',
  ...queues.flatMap(({ variable }) => variable ?? []),
  'DEADLINE_QUEUE_ARN',
  'SCHEDULE_GROUP',
  'SCHEDULE_ROLE_ARN',
  'SCHEDULE_DLQ_ARN',
  'SMS_PROVIDER',
  'SMS_SIGNATURE',
  'OIDC_ISSUER',
  'OIDC_AUDIENCE',
  'BOOTSTRAP_ADMINS',
  'STATION_LETTER_URL',
  'VERIFICATION_GATEWAY_URL',
  'TREASURY_URL',
  'VOUCHER_PLATFORM_URL',
  'PUBLIC_BASE_URL',
];

const indexes = ['list1', 'list2', 'list3', 'due', 'unrelayed'];

function grantedIndexes(properties: Properties): string[] {
  const [role] = properties.Role['Fn::GetAtt'] as [string];
  const policies = ofType(resources, 'AWS::IAM::Policy').filter(([, { Properties }]) =>
    JSON.stringify(Properties.Roles).includes(`"${role}"`),
  );
  const statements = roleStatements(Object.fromEntries(policies));
  const named = statements
    .flatMap(({ Resource }) => asArray<unknown>(Resource))
    .map((arn) => JSON.stringify(arn));
  return indexes.filter((index) => named.some((arn) => arn.includes(`/index/${index}"`)));
}

afterAll(() => rmSync(out, { recursive: true }));

describe.each(Object.keys(entries))('function %s', (name) => {
  const code = source(name);
  const properties = functions.get(name)!;

  it('is told what its code asks for, and nothing else', () => {
    const asked = known.filter((variable) => new RegExp(`\\b${variable}\\b`).test(code));
    // Every API is wired alike: the sealed table is an optional part of it.
    const optional = properties.Environment.Variables.SEALED_TABLE ? [] : ['SEALED_TABLE'];
    expect(own(properties).toSorted()).toEqual(
      asked.filter((variable) => !optional.includes(variable)).toSorted(),
    );
  });

  it('may query the indexes that its code queries, and no others', () => {
    const queried = indexes.filter((index) => code.includes(`"${index}"`));
    expect(grantedIndexes(properties)).toEqual(queried);
  });
});
