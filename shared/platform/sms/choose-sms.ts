import type { TemplateRegistry } from '../../domain/notification/templates/template.ts';
import { aliyunSms } from './aliyun-sms.ts';
import { secretSmsAccount } from './sms-account.ts';
import type { SmsPort } from './sms-port.ts';
import { snsSms, snsSmsClient } from './sns-sms.ts';

/** The adapter that the stage configuration names. @throws Error that says what to configure instead */
export function chooseSms(
  config: { readonly provider: string; readonly signature: string; readonly accountSecretArn: string },
  templates: TemplateRegistry,
): SmsPort {
  switch (config.provider) {
    case 'sns':
      return snsSms(snsSmsClient(), templates, config.signature);
    case 'aliyun':
      if (config.accountSecretArn === '')
        throw new Error('SMS_PROVIDER=aliyun needs SMS_ACCOUNT_SECRET_ARN, the secret with its account');
      return aliyunSms(secretSmsAccount(config.accountSecretArn), templates, config.signature);
    default:
      throw new Error(`SMS_PROVIDER=${config.provider} is unknown; use sns or aliyun`);
  }
}
