import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether a folder's `bundle.json` says that it enlarges pictures rather than makes videos; nothing else of it is checked. */
export function isUpscaler(folder: string): boolean {
  try {
    const { family } = JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8')) as { family?: unknown }
    return family === 'upscaler'
  } catch {
    // What cannot be read is told by whoever reads the whole bundle.
    return false
  }
}
