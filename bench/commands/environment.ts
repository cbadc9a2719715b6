import { startDynamo } from '../../test/support/dynamo.ts';
import type { Tables } from '../../shared/store/table.ts';
import { ISSUER } from './api-event.ts';
import { startKms } from './kms-stand-in.ts';

/** An engine and a stand-in for KMS of their own, and the environment in which functions imported here reach them. */
export async function startForFunctions(): Promise<{ readonly tables: Tables; stop(): void }> {
  const [dynamo, kms] = await Promise.all([startDynamo({ streams: true }), startKms()]);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
    AWS_ENDPOINT_URL_KMS: kms.url,
    AWS_REGION: 'ap-southeast-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    PLATFORM_TABLE: dynamo.tables.platform,
    SEALED_TABLE: dynamo.tables.sealed,
    SEALED_KEY_ARN: 'arn:aws:kms:ap-southeast-1:000000000000:key/bench',
    MAC_KEY_ARN: 'arn:aws:kms:ap-southeast-1:000000000000:key/mac',
    MATERIALS_BUCKET: 'materials',
    OIDC_ISSUER: ISSUER,
    OIDC_AUDIENCE: 'bench',
    VERIFICATION_GATEWAY_URL: '',
    PUBLIC_BASE_URL: 'https://platform.example.invalid',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_NAMESPACE: 'bench',
  });
  return {
    tables: dynamo.tables,
    stop: () => {
      dynamo.stop();
      kms.stop();
    },
  };
}
