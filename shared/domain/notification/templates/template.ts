import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import type { Article } from '../../../policy/articles.ts';

/** What a message is; marketing is not representable (domain §4.2). */
export type Category = 'NOTICE' | 'OTP';

/**
 * One text for people, with `{parameter}` places. Letters carry plain public facts; a text message says where to read
 * on, never a reason, a grade, an amount or whose objection it is (domain §4.2).
 */
export interface Template {
  readonly article: Article;
  readonly category: Category;
  /** It serves a decision against its reader: its letter ends with the remedies that policy `decision.remediesText` names (domain §5.5). */
  readonly isDecision?: true;
  /** Every parameter with its greatest length. */
  readonly params: () => z.ZodObject<Record<string, z.ZodString>>;
  readonly letter?: { readonly title: string; readonly body: string };
  readonly sms?: {
    /** Without the signature, which the adapter sets before it. */
    readonly text: string;
    /** Ids under which a provider has approved the text; Amazon SNS sends the text itself and has none. */
    readonly providerIds: Readonly<Record<string, string>>;
  };
}

/** Template key → template. A key may be missing: that notice is left out and reported, the others are not. */
export type TemplateRegistry = Readonly<Record<string, Template>>;

/** A date as official texts write it: `2026年12月31日`. */
export const zhDateParam = onFirstUse(() => z.string().max(11));

interface Texts {
  readonly article: Article;
  readonly isDecision?: true;
  readonly params?: () => Record<string, z.ZodString>;
  readonly letter?: { readonly title: string; readonly body: string };
  readonly sms?: string;
}

/** A template of category NOTICE. */
export function notice({ article, isDecision, params = () => ({}), letter, sms }: Texts): Template {
  return {
    article,
    category: 'NOTICE',
    ...(isDecision && { isDecision }),
    params: onFirstUse(() => z.strictObject(params())),
    ...(letter && { letter }),
    ...(sms !== undefined && { sms: { text: sms, providerIds: {} } }),
  };
}

/** Puts the parameters in their places. @throws ZodError for a parameter that is missing, unknown or too long */
export function fill(template: Template, text: string, params: Readonly<Record<string, string>>): string {
  const values = template.params().parse(params);
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the text names {${name}}, which is no parameter of it`);
    return value;
  });
}

/** The whole text message as the phone shows it. */
export function smsText(
  template: Template,
  params: Readonly<Record<string, string>>,
  signature: string,
): string {
  if (template.sms === undefined) throw new Error('the template has no text message');
  return `【${signature}】${fill(template, template.sms.text, params)}`;
}
