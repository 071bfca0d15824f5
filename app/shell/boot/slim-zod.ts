// Stands for `zod` in the browser's scripts (next.config.js): what the page uses of it, by name. As a whole it brings its
// messages in fifty languages along, which is a quarter of everything that the editor loads.
export * from './zod-names.ts'
export * as z from './zod-names.ts'
