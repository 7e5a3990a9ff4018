/** Every environment variable, validated once. The only file that knows their names; `main` gives the environment in. */
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { StaffRole } from '@hub/contract';
import * as z from 'zod';
import { groupRolesSetting } from './setting-forms.ts';
import { packageRoot } from './platform/package-root.ts';

const text = z.string().trim();
const url = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const whole = (from: number, to: number) =>
  z.coerce.number({ error: 'must be a number' }).int('must be a whole number').min(from).max(to);

const environmentSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: whole(0, 65_535).default(3000),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql address' }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis address' }).optional(),
  DATA_DIR: text.default('.data'),
  PUBLIC_BASE_URL: url.optional(),
  TWILIO_ACCOUNT_SID: text.optional(),
  // A comma at the end must not become an empty token, which anybody can sign with.
  TWILIO_AUTH_TOKEN: text
    .regex(/^[^,\s]+(\s*,\s*[^,\s]+)?$/, 'must be one token, or two with a comma between')
    .optional(),
  TWILIO_FROM: text.optional(),
  TWILIO_API_BASE_URL: url.optional(),
  // For telephones in the agents' pages: an API key, and the TwiML application that their calls go to.
  TWILIO_API_KEY: text.optional(),
  TWILIO_API_SECRET: text.optional(),
  TWILIO_VOICE_APPLICATION: text.optional(),
  // Set by `npm start`, where a stand-in is the telephone network.
  SIMULATOR_URL: url.optional(),
  // What the account allows the sending number.
  TWILIO_TEXTS_PER_SECOND: whole(1, 1000).default(1),
  OPEN311_URL: url.optional(),
  OPEN311_API_KEY: text.optional(),
  OPEN311_JURISDICTION_ID: text.optional(),
  // What the back office signs with when it tells us that a report changed.
  OPEN311_WEBHOOK_SECRET: text.min(16, 'must have at least 16 characters').optional(),
  // The back offices behind the single view. Each is connected by its address; one key opens them all.
  MYACCOUNT_URL: url.optional(),
  COUNCIL_TAX_URL: url.optional(),
  HOUSING_BENEFIT_URL: url.optional(),
  RENT_URL: url.optional(),
  LIBRARY_URL: url.optional(),
  OFFICES_API_KEY: text.optional(),
  // The virus scanner (clamd of ClamAV) that every photo goes through. Unset: no photos are taken.
  CLAMD_URL: z.url({ protocol: /^tcp$/, error: 'must be an address such as tcp://scanner:3310' }).optional(),
  OIDC_ISSUER: url.optional(),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
  OIDC_GROUP_ROLES: groupRolesSetting.optional(),
  BREAK_GLASS_HASH: text
    .regex(/^scrypt:[\w-]{22}:[\w-]{43}$/, 'must be what "npm run break-glass:hash" printed')
    .optional(),
  // The council's MyAccount, where residents may sign in from their chat.
  MYACCOUNT_OIDC_ISSUER: url.optional(),
  MYACCOUNT_OIDC_CLIENT_ID: text.optional(),
  MYACCOUNT_OIDC_CLIENT_SECRET: text.optional(),
  // Unset: fictional people on somebody's own machine, never in production.
  SEED_DEMO: z.enum(['0', '1']).optional(),
  MESSAGES_PER_SECOND: whole(1, 1_000_000).default(20),
  // Unset: every request in production, only what is wrong on somebody's own machine.
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
  RULES_DIR: text.optional(),
  OFFER_SECONDS: whole(1, 3600).default(30),
  NODE_NAME: text.optional(),
});
type Environment = z.infer<typeof environmentSchema>;

export interface TwilioConfig {
  accountSid: string;
  /** One token, or two while one is rotated. Sign with the first, accept any. */
  authTokens: string[];
  from: string;
  apiBaseUrl: string;
  /** How many texts may leave the sending number in a second. */
  textsPerSecond: number;
  /** Undefined: agents cannot speak from their pages. */
  voice: { apiKey: string; apiSecret: string; applicationSid: string } | undefined;
}

/** The back office that takes reports (Open311 GeoReport v2). */
export interface BackOfficeConfig {
  /** Where its services.json lies. */
  baseUrl: string;
  apiKey: string | undefined;
  /** Where one server serves several councils. */
  jurisdictionId: string | undefined;
  /** Undefined: its webhooks are refused, and it is asked every few minutes all the same. */
  webhookSecret: string | undefined;
}

/** Where the back offices behind the single view answer; one that is undefined is not connected, and has no panel. */
export interface OfficesConfig {
  addresses: {
    myAccount: string | undefined;
    councilTax: string | undefined;
    housingBenefit: string | undefined;
    rent: string | undefined;
    library: string | undefined;
  };
  apiKey: string | undefined;
}

export interface OidcConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface Config {
  production: boolean;
  port: number;
  /** Undefined: the embedded database. */
  databaseUrl: string | undefined;
  /** Undefined: one node, jobs on PostgreSQL. */
  redisUrl: string | undefined;
  /** An absolute path. */
  dataDir: string;
  /** How residents and suppliers reach this hub, without a slash at the end. */
  publicBaseUrl: string;
  /** Undefined: no telephony. */
  twilio: TwilioConfig | undefined;
  /** The page of the demonstration's telephone network. Undefined: there is none. */
  simulatorUrl: string | undefined;
  /** Undefined: reports wait. */
  backOffice: BackOfficeConfig | undefined;
  offices: OfficesConfig;
  /** Where clamd listens. Undefined: no photos are taken. */
  scannerUrl: string | undefined;
  /** Undefined: the local issuer of development. */
  oidc: OidcConfig | undefined;
  /** Which role each group of the identity provider has. Undefined: roles stay as the table of staff has them. */
  groupRoles: ReadonlyMap<string, StaffRole> | undefined;
  /** Of the sealed account's secret. Undefined: there is no such account. */
  breakGlassHash: string | undefined;
  /** Undefined: residents sign in to a stand-in where staff have the local issuer, and else nowhere. */
  myAccount: OidcConfig | undefined;
  seedDemo: boolean;
  /** How many messages one sender may write, and how many at once before that counts. */
  messages: { perSecond: number; burst: number };
  logLevel: NonNullable<Environment['LOG_LEVEL']>;
  /** The folder of the rules, an absolute path. */
  rulesDir: string;
  /** How long an agent has to accept an offer. */
  offerSeconds: number;
  /** Names this hub process among others. */
  nodeName: string;
}

/** The settings of a start, or every reason why there cannot be one, a sentence each. */
export type ConfigOutcome = { ok: true; config: Config } | { ok: false; reasons: string[] };

/**
 * Reads the given environment. An empty variable counts as unset. In production nothing has a made-up value that would be
 * unsafe: each missing secret is a reason that names its variable.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): ConfigOutcome {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    return { ok: false, reasons: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`) };
  }
  const missing = missingFrom(parsed.data);
  if (missing.length > 0) return { ok: false, reasons: missing.map((name) => `${name} is missing.`) };
  return { ok: true, config: toConfig(parsed.data) };
}

/** Settings that go together are given together, everywhere; production needs its secrets besides. */
function missingFrom(env: Environment): (keyof Environment)[] {
  const needed: (keyof Environment)[] = [];
  const signIn: (keyof Environment)[] = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];
  if (env.NODE_ENV === 'production') needed.push('DATABASE_URL', 'PUBLIC_BASE_URL');
  if (env.NODE_ENV === 'production' || env.OIDC_ISSUER !== undefined) needed.push(...signIn);
  if (env.MYACCOUNT_OIDC_ISSUER !== undefined) needed.push('MYACCOUNT_OIDC_CLIENT_ID', 'MYACCOUNT_OIDC_CLIENT_SECRET');
  if (env.TWILIO_ACCOUNT_SID !== undefined) needed.push('TWILIO_AUTH_TOKEN', 'TWILIO_FROM');
  if (env.TWILIO_API_KEY !== undefined) needed.push('TWILIO_API_SECRET', 'TWILIO_VOICE_APPLICATION');
  return needed.filter((name) => env[name] === undefined);
}

function toConfig(env: Environment): Config {
  return {
    production: env.NODE_ENV === 'production',
    port: env.PORT,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    dataDir: resolve(env.DATA_DIR),
    publicBaseUrl: (env.PUBLIC_BASE_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    twilio: toTwilio(env),
    simulatorUrl: env.NODE_ENV === 'production' ? undefined : env.SIMULATOR_URL,
    backOffice: toBackOffice(env),
    offices: toOffices(env),
    scannerUrl: env.CLAMD_URL,
    oidc: toOidc(env),
    groupRoles: env.OIDC_GROUP_ROLES,
    breakGlassHash: env.BREAK_GLASS_HASH,
    myAccount: toMyAccount(env),
    seedDemo: (env.SEED_DEMO ?? (env.NODE_ENV === 'production' ? '0' : '1')) === '1',
    messages: { perSecond: env.MESSAGES_PER_SECOND, burst: env.MESSAGES_PER_SECOND * 5 },
    logLevel: env.LOG_LEVEL ?? (env.NODE_ENV === 'production' ? 'info' : 'warn'),
    rulesDir: resolve(env.RULES_DIR ?? `${packageRoot()}/../routing-rules`),
    offerSeconds: env.OFFER_SECONDS,
    nodeName: env.NODE_NAME ?? `${hostname()}-${process.pid}`,
  };
}

function toTwilio(env: Environment): TwilioConfig | undefined {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: tokens, TWILIO_FROM: from } = env;
  if (accountSid === undefined || tokens === undefined || from === undefined) return undefined;
  const authTokens = tokens.split(',').map((token) => token.trim());
  const apiBaseUrl = env.TWILIO_API_BASE_URL ?? 'https://api.twilio.com';
  const voice = toVoice(env);
  return { accountSid, authTokens, from, apiBaseUrl, textsPerSecond: env.TWILIO_TEXTS_PER_SECOND, voice };
}

function toVoice(env: Environment): TwilioConfig['voice'] {
  const { TWILIO_API_KEY: apiKey, TWILIO_API_SECRET: apiSecret, TWILIO_VOICE_APPLICATION: applicationSid } = env;
  if (apiKey === undefined || apiSecret === undefined || applicationSid === undefined) return undefined;
  return { apiKey, apiSecret, applicationSid };
}

function toBackOffice(env: Environment): BackOfficeConfig | undefined {
  const { OPEN311_URL: baseUrl, OPEN311_API_KEY: apiKey, OPEN311_JURISDICTION_ID: jurisdictionId } = env;
  if (baseUrl === undefined) return undefined;
  return { baseUrl, apiKey, jurisdictionId, webhookSecret: env.OPEN311_WEBHOOK_SECRET };
}

function toOffices(env: Environment): OfficesConfig {
  return {
    addresses: {
      myAccount: env.MYACCOUNT_URL,
      councilTax: env.COUNCIL_TAX_URL,
      housingBenefit: env.HOUSING_BENEFIT_URL,
      rent: env.RENT_URL,
      library: env.LIBRARY_URL,
    },
    apiKey: env.OFFICES_API_KEY,
  };
}

function toOidc(env: Environment): OidcConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { issuer, clientId, clientSecret };
}

function toMyAccount(env: Environment): OidcConfig | undefined {
  const {
    MYACCOUNT_OIDC_ISSUER: issuer,
    MYACCOUNT_OIDC_CLIENT_ID: clientId,
    MYACCOUNT_OIDC_CLIENT_SECRET: clientSecret,
  } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { issuer, clientId, clientSecret };
}
