export { carryOnBy } from './carry-on.store.ts';
export { codeIn } from './code.ts';
export { serveCodes } from './code.routes.ts';
export { createCodes } from './create-codes.ts';
export type { Codes } from './create-codes.ts';
export { codeWording } from './wording.ts';
