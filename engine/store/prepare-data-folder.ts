import { access, constants, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataFolder } from './data-folder.ts'
import { dataUnwritable } from './data-unwritable.ts'

/**
 * Makes the data folder, and in it those that every run writes to, where they are not there yet. Throws `data.unwritable`
 * with the first that cannot be written. A folder of models may be one that is only read.
 */
export async function prepareDataFolder({ root, cache, scratch }: DataFolder): Promise<void> {
  for (const folder of [root, cache, join(cache, 'results'), scratch]) {
    try {
      await mkdir(folder, { recursive: true })
      await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    } catch (cause) {
      throw dataUnwritable(folder, cause)
    }
  }
}
