import { PlatformClient, type TokenSource } from '../platform-client.ts';

/** Who calls: a seeded person, or one made up by claims; both when the claims change the person. */
export interface Login {
  readonly person?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly ttlSeconds?: number;
  readonly issuedSecondsAgo?: number;
}

export interface SentMessage {
  readonly phoneNumber: string;
  readonly message: string;
  readonly submittedAt: string;
  readonly status: 'SUBMITTED' | 'DELIVERED' | 'FAILED';
}

export interface Clock {
  now(): Promise<string>;
  /** Moves virtual time on and answers at rest. */
  advance(iso8601Duration: string): Promise<void>;
  to(instant: string): Promise<void>;
  /** Answers when the platform has come to rest. */
  rest(): Promise<void>;
}

/** What a deployment consists of for those who use it, and the stand-ins of the outside world beside it. */
export interface Deployment {
  readonly anyone: PlatformClient;
  as(who: string | Login): PlatformClient;
  token(who: string | Login): Promise<string>;
  /** Tells the verification gateway how to answer for a credit code. */
  scriptGateway(uscc: string, script: object): Promise<void>;
  /** What a phone received, newest first. */
  messages(phone: string): Promise<readonly SentMessage[]>;
  /** Only where time can be moved. */
  readonly clock?: Clock;
}

export interface Addresses {
  /** Of the HTTP API. */
  readonly baseUrl: string;
  /** Of a local runner, whose login, verification gateway and mobile network the deployment uses. */
  readonly standInsUrl: string;
}

/** Connects over HTTP; time can be moved when API and stand-ins are one local stack. */
export async function connectDeployment({ baseUrl, standInsUrl }: Addresses): Promise<Deployment> {
  const anyone = await PlatformClient.connect(baseUrl);
  const token = async (who: string | Login) => {
    const request = typeof who === 'string' ? { person: who } : who;
    const { access_token } = await asked<{ access_token: string }>(
      `${standInsUrl}/local/tokens`,
      'POST',
      request,
    );
    return access_token;
  };
  return {
    anyone,
    token,
    as: (who) => anyone.as(remembered(() => token(who))),
    scriptGateway: async (uscc, script) => {
      await asked(`${standInsUrl}/local/gateway/scripts/${uscc}`, 'PUT', script);
    },
    messages: (phone) => asked(`${standInsUrl}/local/sms?${new URLSearchParams({ phone })}`, 'GET'),
    ...(baseUrl === standInsUrl && { clock: clockOf(standInsUrl) }),
  };
}

function clockOf(url: string): Clock {
  const move = async (travel: object) => {
    await asked(`${url}/local/clock`, 'POST', travel);
  };
  return {
    now: async () => (await asked<{ now: string }>(`${url}/local/clock`, 'GET')).now,
    advance: (duration) => move({ advance: duration }),
    to: (instant) => move({ to: instant }),
    rest: async () => {
      await asked(`${url}/local/quiet`, 'GET');
    },
  };
}

async function asked<T>(url: string, method: string, body?: object): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`);
  return JSON.parse(text) as T;
}

/** Keeps a token until another is asked for; a failure to get one is not kept. */
function remembered(mint: () => Promise<string>): TokenSource {
  let kept: Promise<string> | undefined;
  return (renew) => {
    if (!renew && kept !== undefined) return kept;
    const minted = mint();
    kept = minted;
    minted.catch(() => {
      if (kept === minted) kept = undefined;
    });
    return minted;
  };
}
