import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';

function config(env: Record<string, string>): Config {
  const outcome = readConfig(env);
  if (!outcome.ok) throw new Error(outcome.reasons.join(' '));
  return outcome.config;
}

function reasons(env: Record<string, string>): string[] {
  const outcome = readConfig(env);
  return outcome.ok ? [] : outcome.reasons;
}

describe('readConfig', () => {
  it('asks for nothing in development', () => {
    expect(config({})).toMatchObject({
      production: false,
      port: 3000,
      databaseUrl: undefined,
      redisUrl: undefined,
      publicBaseUrl: 'http://localhost:3000',
      twilio: undefined,
      backOffice: undefined,
      offices: { addresses: { myAccount: undefined, councilTax: undefined }, apiKey: undefined },
      oidc: undefined,
      seedDemo: true,
      messages: { perSecond: 20, burst: 100 },
      logLevel: 'warn',
      offerSeconds: 30,
    });
    expect(config({}).nodeName).toMatch(new RegExp(`-${process.pid}$`));
    expect(config({}).dataDir).toMatch(/^\/.*\/\.data$/);
  });

  it('connects each office behind the single view by its own address', () => {
    const given = { COUNCIL_TAX_URL: 'https://tax.example/api', RENT_URL: ' ', OFFICES_API_KEY: 'key' };
    expect(config(given).offices).toEqual({
      addresses: {
        myAccount: undefined,
        councilTax: 'https://tax.example/api',
        housingBenefit: undefined,
        rent: undefined,
        library: undefined,
      },
      apiKey: 'key',
    });
    expect(reasons({ LIBRARY_URL: 'library' })).toEqual(['LIBRARY_URL: must be an http or https address.']);
  });

  it('takes an empty variable for an unset one', () => {
    expect(config({ PORT: '', DATABASE_URL: ' ', OIDC_ISSUER: '' })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
    });
  });

  it('stops a production start and names every secret that is missing', () => {
    expect(reasons({ NODE_ENV: 'production' })).toEqual([
      'DATABASE_URL is missing.',
      'PUBLIC_BASE_URL is missing.',
      'OIDC_ISSUER is missing.',
      'OIDC_CLIENT_ID is missing.',
      'OIDC_CLIENT_SECRET is missing.',
    ]);
  });

  it('needs a Twilio token and number only when there is a Twilio account', () => {
    expect(reasons({ TWILIO_ACCOUNT_SID: 'AC1' })).toEqual([
      'TWILIO_AUTH_TOKEN is missing.',
      'TWILIO_FROM is missing.',
    ]);
    expect(
      config({ TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 'new, old', TWILIO_FROM: '+447700900001' }).twilio,
    ).toEqual({
      accountSid: 'AC1',
      authTokens: ['new', 'old'],
      from: '+447700900001',
      apiBaseUrl: 'https://api.twilio.com',
      textsPerSecond: 1,
    });
  });

  it('refuses an empty token, which anybody could sign with', () => {
    const twilio = { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_FROM: '+447700900001' };
    expect(reasons({ ...twilio, TWILIO_AUTH_TOKEN: 'only,' })).toEqual([
      'TWILIO_AUTH_TOKEN: must be one token, or two with a comma between.',
    ]);
  });

  it('takes the back office with or without a key, and starts without one', () => {
    const OPEN311_URL = 'https://reports.example.gov.uk/open311/v2';
    expect(config({ OPEN311_URL }).backOffice).toEqual({
      baseUrl: OPEN311_URL,
      apiKey: undefined,
      jurisdictionId: undefined,
    });
    expect(config({ OPEN311_URL, OPEN311_API_KEY: 'key', OPEN311_JURISDICTION_ID: 'reach' }).backOffice).toEqual({
      baseUrl: OPEN311_URL,
      apiKey: 'key',
      jurisdictionId: 'reach',
    });
    const secret = 'a-secret-of-sixteen';
    expect(config({ OPEN311_URL, OPEN311_WEBHOOK_SECRET: secret }).backOffice?.webhookSecret).toBe(secret);
    expect(reasons({ OPEN311_WEBHOOK_SECRET: 'short' })).toEqual([
      'OPEN311_WEBHOOK_SECRET: must have at least 16 characters.',
    ]);
    expect(reasons({ OPEN311_URL: 'ftp://reports' })).toEqual(['OPEN311_URL: must be an http or https address.']);
  });

  it('takes roles from groups as JSON, and says what is wrong with it', () => {
    const OIDC_GROUP_ROLES = '{"contact-centre":"agent","internal-audit":"auditor"}';
    expect(config({ OIDC_GROUP_ROLES }).groupRoles).toEqual(
      new Map([
        ['contact-centre', 'agent'],
        ['internal-audit', 'auditor'],
      ]),
    );
    expect(config({}).groupRoles).toBeUndefined();
    for (const wrong of ['contact-centre', '{}', '[]', '{"contact-centre":"admin"}', '{"contact-centre":'])
      expect(reasons({ OIDC_GROUP_ROLES: wrong })).toEqual([
        'OIDC_GROUP_ROLES: must be JSON of group to role (agent, supervisor or auditor), such as {"team-leaders":"supervisor"}.',
      ]);
  });

  it('takes the hash of the sealed account, and never the secret itself', () => {
    const BREAK_GLASS_HASH = `scrypt:${'s'.repeat(22)}:${'k'.repeat(43)}`;
    expect(config({ BREAK_GLASS_HASH }).breakGlassHash).toBe(BREAK_GLASS_HASH);
    expect(config({}).breakGlassHash).toBeUndefined();
    expect(reasons({ BREAK_GLASS_HASH: 'five words at random' })).toEqual([
      'BREAK_GLASS_HASH: must be what "npm run break-glass:hash" printed.',
    ]);
  });

  it('signs residents in to a MyAccount that is given whole, and in production to no other', () => {
    const issuer = { MYACCOUNT_OIDC_ISSUER: 'https://account.example.gov.uk' };
    expect(reasons(issuer)).toEqual([
      'MYACCOUNT_OIDC_CLIENT_ID is missing.',
      'MYACCOUNT_OIDC_CLIENT_SECRET is missing.',
    ]);
    expect(reasons({ MYACCOUNT_OIDC_ISSUER: 'account' })).toEqual([
      'MYACCOUNT_OIDC_ISSUER: must be an http or https address.',
    ]);
    const whole = { ...issuer, MYACCOUNT_OIDC_CLIENT_ID: 'chat', MYACCOUNT_OIDC_CLIENT_SECRET: 'secret' };
    expect(config(whole).myAccount).toEqual({
      issuer: 'https://account.example.gov.uk',
      clientId: 'chat',
      clientSecret: 'secret',
    });
    expect(config({}).myAccount).toBeUndefined();
  });

  it('starts in production when all is given', () => {
    const production = config({
      NODE_ENV: 'production',
      DATABASE_URL: 'postgresql://hub@db/hub',
      REDIS_URL: 'redis://cache:6379',
      PUBLIC_BASE_URL: 'https://contact.example.gov.uk/',
      OIDC_ISSUER: 'https://id.example.gov.uk',
      OIDC_CLIENT_ID: 'hub',
      OIDC_CLIENT_SECRET: 'secret',
      SEED_DEMO: '0',
      NODE_NAME: 'hub-1',
    });
    expect(production).toMatchObject({
      production: true,
      publicBaseUrl: 'https://contact.example.gov.uk',
      oidc: { issuer: 'https://id.example.gov.uk', clientId: 'hub', clientSecret: 'secret' },
      seedDemo: false,
      nodeName: 'hub-1',
    });
  });

  it('says which variable is wrong and how', () => {
    expect(reasons({ PORT: 'x', DATABASE_URL: 'mysql://db', SEED_DEMO: 'no' })).toEqual([
      'PORT: must be a number.',
      'DATABASE_URL: must be a postgresql address.',
      expect.stringMatching(/^SEED_DEMO: /),
    ]);
  });
});
