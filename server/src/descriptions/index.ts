/** Descriptions of what the hub serves, in the formats of their trades: OpenAPI and AsyncAPI. */
export { addDescriptions } from './descriptions.routes.ts';
