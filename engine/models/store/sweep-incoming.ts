import { randomUUID } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const prefix = '.incoming-'
const dayMs = 24 * 60 * 60 * 1000

/** A fresh name for a bundle on its way into the store. */
export function incomingName(): string {
  return `${prefix}${randomUUID().slice(0, 8)}`
}

/** Removes what an earlier try has left of a bundle, where it was a day ago: nothing takes that long to be copied. */
export async function sweepIncoming(models: string, now = Date.now()): Promise<void> {
  for (const name of await readdir(models).catch(() => [])) {
    if (!name.startsWith(prefix)) continue
    const left = join(models, name)
    const { mtimeMs } = await stat(left).catch(() => ({ mtimeMs: now }))
    // What cannot be removed, as another user's, is no reason to refuse a model.
    if (now - mtimeMs > dayMs) await rm(left, { recursive: true, force: true }).catch(() => {})
  }
}
