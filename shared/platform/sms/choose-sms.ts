import type { TemplateRegistry } from '../../domain/notification/templates/template.ts';
import type { SmsPort } from './sms-port.ts';
import { snsSms, snsSmsClient } from './sns-sms.ts';

/** The adapter that the stage configuration names. @throws Error that says what to configure instead */
export function chooseSms(
  config: { readonly provider: string; readonly signature: string },
  templates: TemplateRegistry,
): SmsPort {
  switch (config.provider) {
    case 'sns':
      return snsSms(snsSmsClient(), templates, config.signature);
    case 'aliyun':
      throw new Error('SMS_PROVIDER=aliyun: this release has no adapter for it yet; only sns is available');
    default:
      throw new Error(`SMS_PROVIDER=${config.provider} is unknown; use sns`);
  }
}
