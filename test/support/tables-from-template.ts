import { type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdk from '../../cdk.json' with { type: 'json' };
import { DataStack } from '../../infra/stacks/data.ts';
import { stageConfig } from '../../infra/stage.ts';

type Wanted = Record<'platform' | 'sealed', CreateTableCommandInput>;

let synthesised: Wanted | undefined;

/**
 * The synthesised tables, as CreateTable takes them: tests run on the very keys and indexes that are deployed. They are
 * synthesised once for all files of a worker, which costs more than many a file.
 */
export const tablesFromTemplate = (): Wanted => (synthesised ??= fromTemplate());

function fromTemplate(): Wanted {
  const stack = new DataStack(new App({ context: cdk.context }), 'Data', stageConfig('local'), {});
  const tables = Object.entries(Template.fromStack(stack).findResources('AWS::DynamoDB::Table'));
  const named = (prefix: string) => {
    const found = tables.find(([logicalId]) => logicalId.startsWith(prefix));
    if (found === undefined) throw new Error(`no table ${prefix} in the template`);
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, StreamSpecification } =
      found[1].Properties;
    return {
      TableName: prefix.toLowerCase(),
      KeySchema,
      AttributeDefinitions,
      GlobalSecondaryIndexes,
      BillingMode: 'PAY_PER_REQUEST' as const,
      ...(StreamSpecification && { StreamSpecification: { ...StreamSpecification, StreamEnabled: true } }),
    };
  };
  return { platform: named('Platform'), sealed: named('Sealed') };
}
