import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Zippable } from 'fflate'
import { goldenFolder } from './tiny-bundle.ts'

/** The files of a tiny bundle, as a zip file names them. */
export function zippableBundle(bundle: 'tiny-picturebook' | 'tiny-flow', within: string): Zippable {
  const folder = join(goldenFolder, bundle)
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return Object.fromEntries(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [within + relative(folder, path).replaceAll(sep, '/'), readFileSync(path)]
    }),
  )
}
