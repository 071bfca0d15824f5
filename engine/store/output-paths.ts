import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isSha256 } from '../define/index.ts'

/** The folder of finished files in a data folder. */
export function outputFolder(root: string): string {
  return join(root, 'outputs')
}

/** Where a finished file is, inside the output folder: by its content, so that it may be written twice. */
export function contentPath(sha256: string, extension: string): string {
  return join(sha256.slice(0, 2), `${sha256}.${extension.replace(/^\./, '')}`)
}

/** Where it stands, inside the output folder, which file a key gave. */
export function keyPath(key: string): string {
  return join('keys', `${createHash('sha256').update(key).digest('hex')}.json`)
}

/** The finished file of a hash, whatever its extension; undefined where there is none. */
export function findOutputFile(root: string, sha256: string): string | undefined {
  if (!isSha256(sha256)) return undefined
  const folder = join(outputFolder(root), sha256.slice(0, 2))
  try {
    const name = readdirSync(folder).find((name) => name.startsWith(`${sha256}.`))
    return name === undefined ? undefined : join(folder, name)
  } catch {
    return undefined
  }
}
