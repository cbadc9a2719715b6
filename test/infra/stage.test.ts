import { describe, expect, it } from 'vitest';
import { stageConfig, stageFromContext } from '../../infra/stage.ts';
import { newApp, synthesise } from './support.ts';
import { fixtureCapabilities } from './fixtures/routes.ts';

describe('stage configuration', () => {
  it('refuses Amazon SNS for text messages in China, says why and names the way out', () => {
    expect(() => stageConfig('cn')).toThrow(/SNS sends no SMS from the China regions.*"aliyun"/s);
  });

  it('takes China with a domestic gateway', () => {
    expect(stageConfig('cn', { smsProvider: 'aliyun' })).toMatchObject({
      partition: 'aws-cn',
      malwareScan: 'external',
    });
  });

  it('names the stages it knows when asked for another', () => {
    expect(() => stageConfig('staging')).toThrow(/Unknown stage "staging".*dev, local, prod, cn/);
  });

  it('refuses a region of the other partition', () => {
    expect(() => stageConfig('prod', { region: 'cn-north-1' })).toThrow(/do not belong together/);
  });

  it('reads stage and settings from the context, with dev as the default of cdk.json', () => {
    const app = newApp();
    app.node.setContext('malwareScan', 'external');
    expect(stageFromContext(app)).toMatchObject({ name: 'dev', malwareScan: 'external', smsProvider: 'sns' });
  });
});

describe('China', () => {
  const { text, templates } = synthesise('cn', { Examples: fixtureCapabilities }, { smsProvider: 'aliyun' });

  it('has no ARN of the other partition anywhere', () => {
    expect(text).not.toContain('arn:aws:');
  });

  it('has neither GuardDuty nor anything of Amazon SNS text messages', () => {
    expect(text).not.toContain('AWS::GuardDuty::MalwareProtectionPlan');
    expect(text).not.toMatch(/SetSMSAttributes/i);
    expect(text).not.toContain('DirectPublishToPhoneNumber');
    expect(text).not.toContain('"sns:Publish","Effect":"Allow","Resource":"*"');
  });

  it('lets the sender read the account at the domestic gateway, and nothing else a secret', () => {
    const readers = Object.values(templates.Workers!)
      .filter(({ Type }) => Type === 'AWS::Lambda::Function')
      .filter(({ Properties }) => 'SMS_ACCOUNT_SECRET_ARN' in (Properties.Environment?.Variables ?? {}));
    expect(readers.map(({ Properties }) => Properties.Environment.Variables.SMS_PROVIDER)).toEqual([
      'aliyun',
    ]);
    expect(text.match(/secretsmanager:GetSecretValue/g)).toHaveLength(1);
  });

  it("takes scan results from the body's own scanner", () => {
    const sources = Object.values(templates.Messaging!)
      .filter(({ Type }) => Type === 'AWS::Events::Rule')
      .flatMap(({ Properties }) => Properties.EventPattern.source);
    expect(sources).toContain('voucher.scanner');
    expect(sources).not.toContain('aws.guardduty');
  });
});
