import type { App } from 'aws-cdk-lib';
import * as z from 'zod';

/**
 * What differs between two deployments of the platform. Addresses of outside systems are only defaults: each is a
 * CloudFormation parameter of the stack that uses it (see `addresses.ts`), so that a deployer can set them without a
 * change of code.
 */
const stageSchema = z
  .object({
    name: z.string().regex(/^[a-z][a-z0-9-]{1,15}$/),
    partition: z.enum(['aws', 'aws-cn']),
    region: z.string().optional(),
    /** Keeps tables from being deleted by hand and logs for as long as an inspection may look back. */
    production: z.boolean(),
    smsProvider: z.enum(['sns', 'aliyun']).default('sns'),
    /** Two to twelve characters, without the brackets (domain §4.1). */
    smsSignature: z.string().min(2).max(12).default('创新券平台'),
    /** `guardduty`: Malware Protection for S3. `external`: the body's own scanner reports on the default bus. */
    malwareScan: z.enum(['guardduty', 'external']).default('guardduty'),
    logRetentionDays: z.union([z.literal(7), z.literal(30), z.literal(180), z.literal(365)]),
    alarmEmail: z.email().optional(),
    throttle: z.object({ rate: z.int().positive(), burst: z.int().positive() }),
    oidcIssuer: z.url(),
    oidcAudience: z.string().min(1),
    verificationGatewayUrl: z.string().default(''),
    stationLetterUrl: z.string().default(''),
    treasuryUrl: z.string().default(''),
    voucherPlatformUrl: z.string().default(''),
    bootstrapAdmins: z.string().default(''),
    publicBaseUrl: z.string().default(''),
  })
  .refine((stage) => !(stage.partition === 'aws-cn' && stage.smsProvider === 'sns'), {
    error:
      'smsProvider "sns" cannot be used in partition aws-cn: Amazon SNS sends no SMS from the China regions, so no ' +
      'agency would ever be told anything by phone. Name a domestic gateway instead: smsProvider "aliyun" ' +
      '(Aliyun Dysmsapi), for example `cdk synth -c stage=cn -c smsProvider=aliyun`.',
    path: ['smsProvider'],
  })
  .refine(
    (stage) =>
      stage.region === undefined || stage.region.startsWith('cn-') === (stage.partition === 'aws-cn'),
    {
      error:
        'region and partition do not belong together: the regions of aws-cn, and no others, begin with "cn-".',
      path: ['region'],
    },
  );

export type StageConfig = z.output<typeof stageSchema>;

const presets: Record<string, z.input<typeof stageSchema>> = {
  dev: {
    name: 'dev',
    partition: 'aws',
    production: false,
    logRetentionDays: 30,
    throttle: { rate: 100, burst: 200 },
    oidcIssuer: 'https://login.dev.example.invalid',
    oidcAudience: 'voucher-agencies',
  },
  local: {
    name: 'local',
    partition: 'aws',
    production: false,
    logRetentionDays: 7,
    throttle: { rate: 1000, burst: 2000 },
    oidcIssuer: 'http://127.0.0.1:8787/oidc',
    oidcAudience: 'voucher-agencies',
    verificationGatewayUrl: 'http://127.0.0.1:8787/local/verification-gateway',
    treasuryUrl: 'http://127.0.0.1:8787/local/treasury',
    voucherPlatformUrl: 'http://127.0.0.1:8787/local/voucher-platform',
    publicBaseUrl: 'http://127.0.0.1:8787',
  },
  prod: {
    name: 'prod',
    partition: 'aws',
    production: true,
    logRetentionDays: 365,
    throttle: { rate: 200, burst: 400 },
    oidcIssuer: 'https://login.example.invalid',
    oidcAudience: 'voucher-agencies',
  },
  cn: {
    name: 'cn',
    partition: 'aws-cn',
    region: 'cn-north-1',
    production: true,
    malwareScan: 'external',
    logRetentionDays: 365,
    throttle: { rate: 200, burst: 400 },
    oidcIssuer: 'https://login.example.invalid',
    oidcAudience: 'voucher-agencies',
  },
};

/** The configuration of a stage by name, with single settings replaced; throws where a combination cannot work. */
export function stageConfig(name: string, settings: Readonly<Record<string, unknown>> = {}): StageConfig {
  const preset = presets[name];
  if (!preset) throw new Error(`Unknown stage "${name}". Known stages: ${Object.keys(presets).join(', ')}.`);
  const parsed = stageSchema.safeParse({ ...preset, ...settings });
  if (!parsed.success) throw new Error(`Stage "${name}" is not usable.\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Settings that may be given on the command line as `-c key=value`. */
const contextKeys = ['smsProvider', 'smsSignature', 'malwareScan', 'region', 'alarmEmail'];

/** Reads `-c stage=…` and the single settings beside it from the app's context. */
export function stageFromContext(app: App): StageConfig {
  const name: unknown = app.node.tryGetContext('stage');
  const settings: Record<string, unknown> = {};
  for (const key of contextKeys) {
    const value: unknown = app.node.tryGetContext(key);
    if (value !== undefined) settings[key] = value;
  }
  return stageConfig(typeof name === 'string' ? name : 'dev', settings);
}
