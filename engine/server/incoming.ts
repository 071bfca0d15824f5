import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Where files lie while they arrive: on the disk that keeps them, so that none is copied across. */
export function incomingFolder(dataRoot: string): string {
  return join(dataRoot, 'incoming')
}

/** Removes what a killed server had received. */
export async function sweepIncoming(dataRoot: string): Promise<void> {
  const folder = incomingFolder(dataRoot)
  for (const name of await readdir(folder).catch(() => []))
    await rm(join(folder, name), { recursive: true, force: true })
}
