import { smsText, type TemplateRegistry } from '../../domain/notification/templates/template.ts';
import type { SmsMessage } from './sms-port.ts';

/** Undefined for a text that cannot be made: nothing was sent, so that is a refusal and no doubt. */
export function renderSms(
  templates: TemplateRegistry,
  { templateKey, params }: Pick<SmsMessage, 'templateKey' | 'params'>,
  signature: string,
): string | undefined {
  const template = templates[templateKey];
  try {
    return template?.sms && smsText(template, params, signature);
  } catch {
    return undefined;
  }
}
