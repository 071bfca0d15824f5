import { rmSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isSha256 } from '../define/index.ts'

/** How long a blob that nothing names is kept after its last use, in ms: a file on somebody's desk may name it. */
const graceMs = 30 * 24 * 60 * 60 * 1000

/**
 * Removes blobs that nothing names and nobody has used for a month; gives their hashes. Whether one is named, and when it
 * was used, is looked up in the very turn of the loop in which it is removed: nothing of this process can come between.
 */
export async function sweepBlobs(
  folder: string,
  isNamed: (sha256: string) => boolean,
  now: () => number = Date.now,
): Promise<readonly string[]> {
  const gone: string[] = []
  for (const name of await readdir(folder).catch(() => [])) {
    if (!isSha256(name)) continue
    // Thousands of files hold up nobody.
    await new Promise((resolve) => setImmediate(resolve))
    const path = join(folder, name)
    const usedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs
    if (usedAt === undefined || now() - usedAt < graceMs || isNamed(name)) continue
    rmSync(path, { force: true })
    gone.push(name)
  }
  return gone
}
