/** Stands in the browser for what makes JSON Schemas in zod (next.config.js): the page makes none. */
export function createToJSONSchemaMethod(): never {
  throw new Error('JSON Schemas are made by the server and the command line, not in the browser.')
}

export { createToJSONSchemaMethod as createStandardJSONSchemaMethod }
