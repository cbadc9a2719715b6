import { type Dynamo, startDynamo } from '../../test/support/dynamo.ts';
import { ISSUER } from './api-event.ts';

/** An engine of its own, and the environment in which functions imported into this process reach it. */
export async function startForFunctions(endpoint?: string): Promise<Dynamo> {
  const dynamo = await startDynamo();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint ?? dynamo.endpoint,
    AWS_REGION: 'ap-southeast-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    PLATFORM_TABLE: dynamo.tables.platform,
    SEALED_TABLE: 'sealed',
    SEALED_KEY_ARN: 'arn:aws:kms:ap-southeast-1:000000000000:key/bench',
    MAC_KEY_ARN: 'arn:aws:kms:ap-southeast-1:000000000000:key/bench',
    MATERIALS_BUCKET: 'materials',
    OIDC_ISSUER: ISSUER,
    OIDC_AUDIENCE: 'bench',
    VERIFICATION_GATEWAY_URL: '',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  });
  return dynamo;
}
