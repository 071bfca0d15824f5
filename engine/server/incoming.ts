import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Where files lie while they arrive: on the disk that keeps them, so that none is copied across. */
export async function incomingFolder(dataRoot: string): Promise<string> {
  const folder = join(dataRoot, 'incoming')
  await mkdir(folder, { recursive: true })
  return folder
}

/** Removes what a killed server had received. */
export async function sweepIncoming(dataRoot: string): Promise<void> {
  const folder = await incomingFolder(dataRoot)
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true })
}
