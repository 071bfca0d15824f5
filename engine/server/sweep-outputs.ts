import { rmSync } from 'node:fs'
import type { Store } from '../store/index.ts'
import { findOutputFile } from '../store/output-paths.ts'
import type { Posters } from './posters.ts'

/** How long a deleted file can be brought back, in ms. */
export const regretMs = 24 * 60 * 60 * 1000

/** What a sweep of finished files goes by. */
export interface OutputSweep {
  readonly now?: number
  /** Whether a run is being made, which may find or make the very file: nothing is removed then. */
  readonly busy?: () => boolean
}

/**
 * Removes the bytes of files that were deleted a day ago, and forgets them. The bytes go first: whoever is killed in between
 * finds them gone the next time.
 */
export async function sweepOutputs(
  dataRoot: string,
  { gallery }: Pick<Store, 'gallery'>,
  posters: Pick<Posters, 'remove'>,
  { now = Date.now(), busy = () => false }: OutputSweep = {},
): Promise<void> {
  const before = now - regretMs
  if (busy()) return
  for (const sha256 of gallery.sweepable(before)) {
    await posters.remove(sha256)
    // From here on it is one turn of the loop: nobody can bring the file back, or begin to make it, in between.
    if (busy()) return
    if (!gallery.isSweepable(sha256, before)) continue
    const path = findOutputFile(dataRoot, sha256)
    if (path !== undefined) rmSync(path, { force: true })
    gallery.forget(sha256)
  }
}
