import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const dayMs = 24 * 60 * 60 * 1000

/** Whether a file was on its way to another name, and is so old that nobody can be writing it any more. */
export function isLeftover(name: string, writtenAt: number, now = Date.now()): boolean {
  return /\.(?:tmp|part)$|\.tmp-[0-9a-f]{8}$/.test(name) && now - writtenAt > dayMs
}

/** Removes what killed processes left half written in a folder. A folder that cannot be read is left as it is. */
export async function sweepLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!isLeftover(name, 0)) continue
    const path = join(folder, name)
    const stats = await stat(path).catch(() => undefined)
    if (stats && isLeftover(name, stats.mtimeMs)) await rm(path, { force: true }).catch(() => {})
  }
}
