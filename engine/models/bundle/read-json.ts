import { readFileSync, statSync } from 'node:fs'
import { MissingFileError, NotABundleError } from '../model-error.ts'
import { bundlePath } from './bundle-path.ts'

const largest = 64 << 20

/** A JSON file of a bundle. Throws `model.missing-file`, or `model.not-a-bundle` where it is no JSON or over 64 MiB. */
export function readJson(folder: string, file: string, subject: string): unknown {
  const path = bundlePath(folder, file, { subject, file: 'the bundle' })
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new MissingFileError(subject, file)
  if (size > largest)
    throw new NotABundleError(subject, `${file} of "${subject}" has ${size} bytes, far too many.`)
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown
  } catch (cause) {
    throw new NotABundleError(subject, `${file} of "${subject}" is not JSON: ${(cause as Error).message}`, {
      cause,
    })
  }
}
