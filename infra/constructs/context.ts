import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { StageConfig } from '../stage.ts';

/** What every house construct needs to know about the deployment it is part of. */
export interface HouseContext {
  readonly stage: StageConfig;
  readonly alarmTopic: ITopic;
  /** The bundle of a function's entry file (path from the repository's root). */
  readonly code: (functionName: string, entry: string) => Code;
}
