import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** A bundle's id without checking the bundle: the one that `bundle.json` states, else one made of the folder's name. */
export function bundleId(folder: string): string {
  try {
    const { id } = JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8')) as { id?: unknown }
    if (typeof id === 'string' && id) return id
  } catch {
    // A bundle without a readable bundle.json is still listed, by its folder's name.
  }
  return idOfName(basename(folder))
}

/** A name as an id: lower case, with dashes for what an id cannot hold. */
export function idOfName(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
  return id.slice(0, 64) || 'model'
}
