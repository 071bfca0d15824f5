import { access, constants, mkdir } from 'node:fs/promises'
import { ReelgraphError } from '../define/reelgraph-error.ts'
import type { DataFolder } from './data-folder.ts'

/** Makes the data folder where it is not there yet. Throws `data.unwritable` where it cannot be written. */
export async function prepareDataFolder(data: DataFolder): Promise<void> {
  try {
    await mkdir(data.root, { recursive: true })
    await access(data.root, constants.W_OK)
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
    throw new ReelgraphError(
      'data.unwritable',
      data.root,
      `The data folder ${data.root} cannot be written${reason}. Set REELGRAPH_DATA to a folder that can.`,
      { cause },
    )
  }
}
