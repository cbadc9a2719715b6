import type { CallFault } from '../faults/fault.ts';

/** What a worker thread is born with. */
export interface WorkerBirth {
  readonly assetDir: string;
  /** `index.handler`. */
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly logGroup: string;
  readonly memoryMb: number;
  readonly offset: SharedArrayBuffer;
  /** Hosts (`127.0.0.1:4566`) that speak AWS protocols: requests to them are SDK calls. */
  readonly awsHosts: readonly string[];
  readonly internalUrl: string;
  readonly compileCache: string;
}

export interface Invocation {
  readonly requestId: string;
  /** The event, as JSON. */
  readonly payload: string;
  readonly timeoutMs: number;
  readonly faults: readonly ArmedCallFault[];
}

/** A call fault leased to one invocation, with how often it may still strike there. */
export interface ArmedCallFault {
  readonly id: string;
  readonly fault: CallFault;
  readonly strikes: number;
  /** Seeds the draws of a fault by chance. */
  readonly seed: number;
}

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'wrote' }
  | { readonly type: 'struck'; readonly id: string }
  | { readonly type: 'done'; readonly payload: string }
  | {
      readonly type: 'failed';
      readonly errorType: string;
      readonly errorMessage: string;
      readonly trace: string;
    };
