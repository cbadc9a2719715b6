import { describe, expect, it } from 'vitest';
import { parameters } from '../../../policy/parameters.ts';
import { cite } from '../../../policy/articles.ts';
import { fill, smsText, type Template } from './template.ts';
import { templates } from './registry.ts';

/** The longest value that each parameter's schema lets through. */
const longest = (template: Template) =>
  Object.fromEntries(
    Object.entries(template.params().shape).map(([name, schema]) => {
      if (schema.maxLength === null) throw new Error(`${name} has no greatest length`);
      return [name, '9'.repeat(schema.maxLength)];
    }),
  );

const all = Object.entries(templates);
const withSms = all.filter(([, template]) => template.sms);
const withLetter = all.filter(([, template]) => template.letter);
const signature = 'x'.repeat(12);

describe('every template', () => {
  it.each(withSms)(
    '[9-1c] %s is one segment of at most 70 units with its longest parameters',
    (_, template) => {
      expect(smsText(template, longest(template), signature).length).toBeLessThanOrEqual(70);
    },
  );

  it.each(withSms)('[4.2] %s says nothing of reasons, grades, amounts or objectors', (_, template) => {
    expect(template.sms?.text).not.toMatch(/元|金额|优秀|良好|不合格|等次|因为|异议人|举报人|罚/);
  });

  it.each(withLetter)('%s fills its letter', (_, template) => {
    const { title = '', body = '' } = template.letter ?? {};
    expect(title).not.toContain('{');
    expect(fill(template, body, longest(template))).not.toContain('{');
  });

  it.each(all)('[1-1] %s rests on an article of the regulation', (_, template) => {
    expect(cite(template.article, parameters['regulation.docNo'].default)).toBeDefined();
  });

  it('[12-0] of every decision of articles 12 to 14 against its reader says so, and none spells the remedies out', () => {
    const decisions = all.filter(([, { isDecision }]) => isDecision).map(([key]) => key);
    expect(decisions.toSorted()).toEqual([
      'COOPERATION_REFUSED',
      'CREDIT_RECORD_REPORTED',
      'PAYMENT_REFUSED',
      'RECOVERY_ORDERED',
      'REMOVED',
      'SUSPENDED',
      'SUSPENDED_URGENTLY',
      'VIOLATION_CONFIRMED',
      'VIOLATION_UPHELD',
    ]);
    for (const [, { letter }] of all) expect(letter?.body ?? '').not.toMatch(/行政复议|行政诉讼/);
  });

  it.each(all)('%s uses every parameter that it asks for', (_, template) => {
    const text = `${template.letter?.body ?? ''}${template.sms?.text ?? ''}`;
    for (const name of Object.keys(template.params().shape)) expect(text).toContain(`{${name}}`);
  });

  it('keeps the printed texts of domain.md §4.3', () => {
    const units = (key: string) => `【创新券平台】${templates[key]?.sms?.text}`.length;
    expect(units('ONBOARDING_VERIFICATION_FAILED')).toBe(33);
    expect(units('ONBOARDING_APPROVED')).toBe(41);
    expect(templates.OBJECTION_RESPONSE_REQUESTED?.sms?.text).toBe(
      '公示期内收到对贵单位的异议，请于{date}前登录平台提交说明。',
    );
  });

  it('refuses a parameter that is too long, missing or unknown', () => {
    const template = templates.PUBLICITY_EXTENDED;
    if (template === undefined) throw new Error('no template');
    expect(() => smsText(template, { end: '9'.repeat(12) }, signature)).toThrow(/too_big/);
    expect(() => smsText(template, {}, signature)).toThrow(/invalid_type/);
    expect(() => smsText(template, { end: '1', more: '2' }, signature)).toThrow(/unrecognized_keys/);
  });
});
