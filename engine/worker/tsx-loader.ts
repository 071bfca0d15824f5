import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** Arguments that let a Node process run these sources, wherever it is started: a bare `tsx` is looked for in its folder. */
export function tsxArguments(): string[] {
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
}
