import { CfnParameter, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from './stage.ts';

/** Addresses that a deployer may override, with the environment variable through which a function reads each. */
const addresses = {
  OIDC_ISSUER: {
    parameter: 'OidcIssuer',
    value: (stage: StageConfig) => stage.oidcIssuer,
    description:
      'Issuer of the login tokens (OpenID Connect); API Gateway reads its discovery document at deployment.',
    // A placeholder is refused before anything is deployed.
    allowedPattern: '^https?://(?![^/]*\\.invalid(/|$)).+',
    constraintDescription: 'the address of an OpenID Connect issuer that can be reached',
  },
  OIDC_AUDIENCE: {
    parameter: 'OidcAudience',
    value: (stage: StageConfig) => stage.oidcAudience,
    description: 'Audience that the login tokens must carry.',
  },
  VERIFICATION_GATEWAY_URL: {
    parameter: 'VerificationGatewayUrl',
    value: (stage: StageConfig) => stage.verificationGatewayUrl,
    description: 'Gateway to the credit, registration and integrity sources. Empty: people verify by hand.',
  },
  STATION_LETTER_URL: {
    parameter: 'StationLetterUrl',
    value: (stage: StageConfig) => stage.stationLetterUrl,
    description: "Push adapter of the city's inbox. Empty: letters stay in the platform's own inbox.",
  },
  VOUCHER_PLATFORM_URL: {
    parameter: 'VoucherPlatformUrl',
    value: (stage: StageConfig) => stage.voucherPlatformUrl,
    description:
      'Voucher platform that knows which buyers are eligible. Empty: the BUYER role of the login decides, and orders say so.',
  },
  SMS_ACCOUNT_SECRET_ARN: {
    parameter: 'SmsAccountSecretArn',
    value: () => '',
    description:
      'Secret with the account at a domestic SMS gateway: key, codes of the approved templates, token for receipts.',
    allowedPattern: '^(arn:aws(-cn)?:secretsmanager:[^*]+)?$',
    constraintDescription: 'the ARN of a secret in AWS Secrets Manager',
  },
  TREASURY_URL: {
    parameter: 'TreasuryUrl',
    value: (stage: StageConfig) => stage.treasuryUrl,
    description: 'Treasury that pays redemptions. Empty: finance officers enter payments by hand.',
  },
  BOOTSTRAP_ADMINS: {
    parameter: 'BootstrapAdmins',
    value: (stage: StageConfig) => stage.bootstrapAdmins,
    description: 'OIDC subjects, separated by commas, who may register the first officers.',
  },
  PUBLIC_BASE_URL: {
    parameter: 'PublicBaseUrl',
    value: (stage: StageConfig) => stage.publicBaseUrl,
    description: 'Address under which people reach the platform, used in letters and pages.',
  },
} as const;

export type AddressVariable = keyof typeof addresses;

/** The value of an address in the stack of `scope`: a CloudFormation parameter, declared on first use. */
export function address(scope: Construct, stage: StageConfig, variable: AddressVariable): string {
  const stack = Stack.of(scope);
  const { parameter, value, ...more } = addresses[variable];
  const existing = stack.node.tryFindChild(parameter);
  if (existing instanceof CfnParameter) return existing.valueAsString;
  return new CfnParameter(stack, parameter, { default: value(stage), ...more }).valueAsString;
}
