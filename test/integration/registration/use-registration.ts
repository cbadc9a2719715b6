import { afterAll, beforeEach, vi } from 'vitest';
import { startDynamo } from '../../support/dynamo.ts';
import { NOW } from '../../support/onboarding-fixtures.ts';
import { registrationApi } from './registration-api.ts';
import { steps } from './steps.ts';

/** For the tests of one file: an engine, the API on it, and a clock that each test finds at `NOW`. */
export async function useRegistration() {
  const dynamo = await startDynamo();
  const api = registrationApi(dynamo);
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
    api.forget();
  });
  afterAll(() => {
    vi.useRealTimers();
    dynamo.stop();
  });
  return { dynamo, api, to: steps(dynamo, api) };
}
