import { rm } from 'node:fs/promises'
import type { Store } from '../store/index.ts'
import { findOutputFile } from '../store/output-paths.ts'
import type { Posters } from './posters.ts'

/** How long a deleted file can be brought back, in ms. */
export const regretMs = 24 * 60 * 60 * 1000

/**
 * Removes the bytes of files that were deleted a day ago, and forgets them. The bytes go first: whoever is killed in between
 * finds them gone the next time.
 */
export async function sweepOutputs(
  dataRoot: string,
  { gallery }: Pick<Store, 'gallery'>,
  posters: Pick<Posters, 'remove'>,
  now = Date.now(),
): Promise<void> {
  for (const sha256 of gallery.sweepable(now - regretMs)) {
    const path = findOutputFile(dataRoot, sha256)
    if (path !== undefined) await rm(path, { force: true })
    await posters.remove(sha256)
    gallery.forget(sha256)
  }
}
