import { KMSClient } from '@aws-sdk/client-kms';
import type { SQSEvent } from 'aws-lambda';
import { templates } from '../../shared/domain/notification/templates/registry.ts';
import { connectTables } from '../../shared/platform/clients.ts';
import { kmsKeyedHash } from '../../shared/platform/keyed-hash.ts';
import { sealedRecords } from '../../shared/platform/sealed-records.ts';
import { chooseSms } from '../../shared/platform/sms/choose-sms.ts';
import { kmsTextCipher } from '../../shared/platform/text-cipher.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { busEvent, queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { sendSms } from './sending/send-sms.ts';

const config = readEnvironment(
  process.env,
  ['PLATFORM_TABLE', 'SEALED_TABLE', 'SEALED_KEY_ARN', 'MAC_KEY_ARN', 'SMS_PROVIDER', 'SMS_SIGNATURE'],
  { SMS_ACCOUNT_SECRET_ARN: '' },
);

const kms = new KMSClient({});
const tables = connectTables({ platform: config.PLATFORM_TABLE, sealed: config.SEALED_TABLE });
const deps = {
  tables,
  settings: settingsSource(tables),
  sealed: sealedRecords(tables, kmsTextCipher(kms, config.SEALED_KEY_ARN)),
  keyedHash: kmsKeyedHash(kms, config.MAC_KEY_ARN),
  sms: chooseSms(
    {
      provider: config.SMS_PROVIDER,
      signature: config.SMS_SIGNATURE,
      accountSecretArn: config.SMS_ACCOUNT_SECRET_ARN,
    },
    templates,
  ),
  log: createLog(),
  clock: () => new Date().toISOString(),
};

const handle = queueHandler(deps.log, busEvent, (event) => sendSms(event, deps.clock(), deps));

export const handler = (event: SQSEvent) => handle(event);
