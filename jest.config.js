/** One configuration for every workspace: sources are read as ES modules through swc; PostgreSQL is real, a database a test file. */
export default {
  roots: [
    '<rootDir>/server',
    '<rootDir>/bots',
    '<rootDir>/routing-rules',
    '<rootDir>/widget',
    '<rootDir>/agent-console',
  ],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  globalSetup: '<rootDir>/server/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/server/test/support/global-teardown.mjs',
  maxWorkers: 2,
  // Not a measurement: a test that waits for an event may wait long on a busy machine.
  testTimeout: 60_000,
};
