import type * as z from 'zod';
import { evaluationParameters } from './parameters/evaluation.ts';
import { evaluationFollowUpParameters } from './parameters/evaluation-follow-up.ts';
import { exchangeParameters } from './parameters/exchange.ts';
import { notificationParameters } from './parameters/notification.ts';
import { onboardingParameters } from './parameters/onboarding.ts';
import type { Parameter } from './parameters/parameter.ts';
import { procedureParameters } from './parameters/procedure.ts';
import { riskParameters } from './parameters/risk.ts';
import { serviceParameters } from './parameters/service.ts';
import { supervisionParameters } from './parameters/supervision.ts';

/** The register: every number the platform decides by (domain.md §10), with its basis and its schema. */
export const parameters = {
  ...procedureParameters,
  ...onboardingParameters,
  ...serviceParameters,
  ...evaluationParameters,
  ...evaluationFollowUpParameters,
  ...supervisionParameters,
  ...riskParameters,
  ...notificationParameters,
  ...exchangeParameters,
};

export type PolicyKey = keyof typeof parameters;
export type PolicyValue<K extends PolicyKey> = z.output<ReturnType<(typeof parameters)[K]['schema']>>;

export function isPolicyKey(key: string): key is PolicyKey {
  return Object.hasOwn(parameters, key);
}

/** The keys in the order of the register, for listings. */
export const policyKeys: readonly PolicyKey[] = Object.keys(parameters).filter(isPolicyKey);

/** The entry of a key, its value type forgotten. */
export function parameterOf(key: PolicyKey): Parameter {
  return parameters[key];
}
