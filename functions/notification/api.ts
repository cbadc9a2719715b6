import { randomInt } from 'node:crypto';
import { KMSClient } from '@aws-sdk/client-kms';
import { templates } from '../../shared/domain/notification/templates/registry.ts';
import { kmsKeyedHash } from '../../shared/platform/keyed-hash.ts';
import { sealedRecords } from '../../shared/platform/sealed-records.ts';
import { secretSmsAccount } from '../../shared/platform/sms/sms-account.ts';
import { kmsTextCipher } from '../../shared/platform/text-cipher.ts';
import { apiHandler } from '../../shared/runtime/api-handler.ts';
import { connectApi } from '../../shared/runtime/connect-api.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { readContactPhone } from './contacts/read-contact-phone.ts';
import { requestPhoneCode } from './contacts/request-phone-code.ts';
import { verifyPhoneCode } from './contacts/verify-phone-code.ts';
import { decideInDoubt, listDeliveries, readDelivery, recordManualReach } from './deliveries/deliveries.ts';
import { disclosePhone } from './deliveries/disclose-phone.ts';
import type { NotificationDeps } from './deps.ts';
import { listLetters } from './letters/list-letters.ts';
import { confirmLetterRead, readLetter } from './letters/read-letter.ts';
import { takeSmsReports } from './receiving/take-sms-reports.ts';
import { routes } from './routes.ts';

const config = readEnvironment(process.env, ['SEALED_KEY_ARN', 'MAC_KEY_ARN'], {
  SMS_ACCOUNT_SECRET_ARN: '',
});
const kms = new KMSClient({});
const common = connectApi(process.env, kms);
const deps: NotificationDeps = {
  ...common,
  sealed: sealedRecords(common.tables, kmsTextCipher(kms, config.SEALED_KEY_ARN)),
  keyedHash: kmsKeyedHash(kms, config.MAC_KEY_ARN),
  templates,
  newCode: () => String(randomInt(1_000_000)).padStart(6, '0'),
  ...(config.SMS_ACCOUNT_SECRET_ARN !== '' && {
    smsAccount: secretSmsAccount(config.SMS_ACCOUNT_SECRET_ARN),
  }),
};

export const handler = apiHandler(
  routes,
  {
    listLetters,
    readLetter,
    confirmLetterRead,
    listDeliveries,
    readDelivery,
    recordManualReach,
    decideInDoubt,
    disclosePhone,
    readContactPhone,
    requestPhoneCode,
    verifyPhoneCode,
    takeSmsReports,
  },
  deps,
);
