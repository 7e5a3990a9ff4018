/** Builds the console into `dist/app`, to be served at /console: hashed assets, nothing inline, so that a strict CSP holds. */
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/**
 * Every schema of zod can describe itself as a JSON Schema, and brings what makes one along. Nothing here asks for it: forms are described
 * by the server. Without it the first page is some 5 KB smaller.
 */
const withoutJsonSchema = {
  name: 'without-json-schema',
  transform(code, id) {
    if (/[\\/]zod[\\/]v4[\\/]core[\\/]json-schema-processors\.js$/.test(id))
      return code.replaceAll(/^export const (\w+Processor) = .*?^};$/gms, 'export const $1 = () => undefined;');
    if (/[\\/]zod[\\/]v4[\\/]core[\\/]to-json-schema\.js$/.test(id))
      return code.replaceAll(/^export const (create\w+Method) = .*?^};$/gms, 'export const $1 = () => undefined;');
    return undefined;
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  logLevel: 'warn',
  plugins: [react(), withoutJsonSchema],
  // The contract is read from its source, so that its own build is not needed first.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What the first page and a later dialog share is one file, as small ones are compressed worse; nothing of a telephone is in it,
        // and no wording that only a dialog shows.
        codeSplitting: {
          groups: [
            {
              name: 'shared',
              test: /node_modules[\\/](react|scheduler|zod|@tanstack|socket\.io|@socket\.io|engine\.io)|src[\\/](ui|hub|wording[\\/](?!later))/,
            },
          ],
        },
      },
    },
  },
});
