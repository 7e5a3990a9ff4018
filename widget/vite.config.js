/**
 * Builds into one folder with fixed names: the chat as one ES module with its styles (`chat.js`, `chat.css`), and the two small scripts that
 * fetch it (`loader.js` for any council page, `chat-page.js` for the chat's own page), each whole in itself.
 */
import { defineConfig } from 'vite';

const shared = {
  outDir: 'dist',
  // The type declarations live in the same folder.
  emptyOutDir: false,
  target: 'es2022',
  modulePreload: false,
};
const fetching = (name) => ({
  consumer: 'client',
  build: { ...shared, lib: { entry: `src/${name}.ts`, name: 'hub', formats: ['iife'], fileName: () => `${name}.js` } },
});

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  environments: {
    client: {
      build: {
        ...shared,
        rolldownOptions: {
          input: { chat: 'src/chat.ts' },
          preserveEntrySignatures: 'strict',
          output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
        },
      },
    },
    loader: fetching('loader'),
    page: fetching('chat-page'),
  },
  builder: {
    async buildApp({ environments, build }) {
      for (const name of ['client', 'loader', 'page']) await build(environments[name]);
    },
  },
});
