import { extname } from 'node:path'
import { z } from '@hono/zod-openapi'

/** The most letters of a name that are kept, and of what stands behind its last dot and is still taken for its type. */
const [most, mostOfType] = [200, 16]

/** What whoever sends a file calls it: a longer name is cut before its type, and one that is empty is `otherwise`. */
export function sentName(otherwise: string) {
  return z
    .string()
    .default(otherwise)
    .transform((name) => cut(name) || otherwise)
    .openapi({
      param: { name: 'name', in: 'query' },
      description: `What the file is called; ${most} letters of it are kept.`,
    })
}

function cut(name: string): string {
  if (name.length <= most) return name
  const type = extname(name)
  const kept = type.length > mostOfType ? '' : type
  // Half of a sign that takes two places is none.
  return name.slice(0, most - kept.length).replace(/[\uD800-\uDBFF]$/, '') + kept
}
