/** Once before all tests: one PostgreSQL with a migrated template database. */
import './register.mjs';

export default async function globalSetup() {
  const { startTestServer } = await import('./server.ts');
  const server = await startTestServer(process.env.TEST_DATABASE_URL);
  process.env.HUB_TEST_SERVER = JSON.stringify({ url: server.url, template: server.template });
  globalThis.hubTestServer = server;
}
