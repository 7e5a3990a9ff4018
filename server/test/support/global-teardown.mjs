/** Once after all tests: leaves the PostgreSQL that the set-up started. */
export default async function globalTeardown() {
  await globalThis.hubTestServer?.stop();
}
