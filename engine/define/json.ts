/** What a workflow file, an event or a key may hold: JSON, and nothing that JSON cannot carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
