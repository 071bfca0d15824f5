import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where `generate.py` wrote the bundles of the tests. */
export const goldenFolder = fileURLToPath(new URL('../../golden/models', import.meta.url))

/** A fresh folder that is removed when `cleanUp` is called. */
export function temporaryFolder(): { readonly path: string; cleanUp(): void } {
  const path = mkdtempSync(join(tmpdir(), 'reelgraph-models-'))
  return { path, cleanUp: () => rmSync(path, { recursive: true, force: true }) }
}

/** A copy of a tiny bundle in `folder`, to be spoilt. */
export function copyOf(name: 'tiny-picturebook' | 'tiny-flow', folder: string, as: string = name): string {
  const to = join(folder, as)
  cpSync(join(goldenFolder, name), to, { recursive: true })
  return to
}

/** The numbers of `generate.py`: sin(0.37·i + salt) · cos(0.011·i·salt). */
export function wave(length: number, salt: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => Math.sin(0.37 * i + salt) * Math.cos(0.011 * i * salt))
}

/** The largest difference of two lists. */
export function worst(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity
  return Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0)
}
