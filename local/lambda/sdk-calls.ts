import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { draws } from '../faults/draw.ts';
import { describeCall, isTableWrite, type SdkCall } from './sdk-call.ts';
import type { ArmedCallFault } from './messages.ts';
import { spareToken } from './request-token.ts';

export interface SdkCallListener {
  /** A table write took effect. */
  wrote(): void;
  struck(faultId: string): void;
  /** Ends this thread at once. */
  die(): never;
}

interface Armed extends ArmedCallFault {
  readonly draw: () => number;
  seen: number;
  left: number;
}

type Answer = (response: http.IncomingMessage) => void;

/**
 * Stands between the AWS SDK of this thread and the network: counts the calls of an invocation and lets the faults
 * leased to it strike. Returns how to arm them for the next invocation.
 */
export function interceptSdkCalls(
  awsHosts: readonly string[],
  internalUrl: string,
  listener: SdkCallListener,
): (faults: readonly ArmedCallFault[]) => void {
  const hosts = new Set(awsHosts);
  const internal = new URL(internalUrl);
  const realRequest = http.request.bind(http);
  let armed: Armed[] = [];

  const strikes = (fault: Armed, call: SdkCall): boolean => {
    const { service, operation, nth, chance } = fault.fault;
    if (fault.left <= 0) return false;
    if (service !== undefined && service !== call.service) return false;
    if (operation !== undefined && operation !== call.operation) return false;
    fault.seen += 1;
    if (nth !== undefined && fault.seen !== nth) return false;
    return chance === undefined || fault.draw() < chance;
  };

  const send = (
    options: http.RequestOptions,
    call: SdkCall,
    answer: Answer | undefined,
  ): http.ClientRequest => {
    const request = realRequest(options, answer);
    // A lost answer makes the SDK repeat the call.
    if (call.operation === 'TransactWriteItems' && armed.length === 0) spareToken(request);
    if (isTableWrite(call)) {
      request.on('response', (response) => {
        if (response.statusCode === 200) listener.wrote();
      });
    }
    return request;
  };

  const request = (options: http.RequestOptions, answer?: Answer): http.ClientRequest => {
    if (!hosts.has(`${options.hostname ?? options.host ?? ''}:${options.port ?? 80}`)) {
      return realRequest(options, answer);
    }
    const call = describeCall(options);
    const fault = armed.filter((candidate) => strikes(candidate, call))[0];
    if (fault === undefined) return send(options, call, answer);
    fault.left -= 1;
    listener.struck(fault.id);
    switch (fault.fault.action) {
      case 'kill-before':
        return listener.die();
      case 'kill-after':
        return send(options, call, () => listener.die());
      case 'lost-answer': {
        const lost: http.ClientRequest = send(options, call, () =>
          lost.destroy(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })),
        );
        return lost;
      }
      default:
        return realRequest(
          {
            ...options,
            host: internal.hostname,
            hostname: internal.hostname,
            port: internal.port,
            path: `/fault/${fault.fault.action}/${call.service}/${call.operation}`,
          },
          answer,
        );
    }
  };

  Object.assign(http, { request });
  syncBuiltinESMExports();
  return (faults) => {
    armed = faults.map((fault) => ({ ...fault, draw: draws(fault.seed), seen: 0, left: fault.strikes }));
  };
}
