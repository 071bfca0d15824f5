import { randomBytes } from 'node:crypto'

/** What an id stands for: run, workflow, output or upload. */
export type IdPrefix = 'r' | 'w' | 'o' | 'u'

/** A new id of 128 random bits that is safe in URLs and file names, such as `r_3kT9…`. */
export function opaqueId(prefix: IdPrefix): string {
  return `${prefix}_${randomBytes(16).toString('base64url')}`
}
