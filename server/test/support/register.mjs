/** `node --import` this file to run a TypeScript file of ours directly, in a process of its own. */
import { register } from 'node:module';

register('./swc-hooks.mjs', import.meta.url);
