import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { receivedPrefix } from './receive-body.ts'

/** Where files lie while they arrive: on the disk that keeps them, so that none is copied across. */
export function incomingFolder(dataRoot: string): string {
  return join(dataRoot, 'incoming')
}

/** Where models do, on the disk of the model store. */
export function modelsFolder(dataRoot: string): string {
  return join(dataRoot, 'models')
}

/** Removes what a killed server had received. */
export async function sweepReceived(dataRoot: string): Promise<void> {
  for (const folder of [incomingFolder(dataRoot), modelsFolder(dataRoot)])
    for (const name of await readdir(folder).catch(() => []))
      if (name.startsWith(receivedPrefix)) await rm(join(folder, name), { recursive: true, force: true })
}
