import { realpathSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import { UnsafePathError } from '../model-error.ts'

/**
 * The absolute path of a file that `file` of the bundle names, relative to the bundle's root. Throws
 * `model.unsafe-path` where the name, or a link it goes through, leaves the bundle's folder; the file need not exist.
 */
export function bundlePath(folder: string, path: string, from: { subject: string; file: string }): string {
  const unsafe = (): never => {
    throw new UnsafePathError(from.subject, from.file, path)
  }
  const parts = path.split(/[\\/]/)
  if (!path || path.includes('\0') || isAbsolute(path) || /^[a-z]:/i.test(path) || parts.includes('..'))
    unsafe()
  const absolute = join(folder, ...parts)
  let real: string
  try {
    real = realpathSync(absolute)
  } catch {
    return absolute
  }
  const inside = relative(realpathSync(folder), real)
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) unsafe()
  return absolute
}
