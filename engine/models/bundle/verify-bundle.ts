import { createHash } from 'node:crypto'
import { CorruptFileError, MissingFileError } from '../model-error.ts'
import type { BundleFile } from './bundle.ts'
import { bundlePath } from './bundle-path.ts'
import type { VerifiedFiles } from './verified-files.ts'

/** A folder and what its files must be, of whatever family. */
export interface VerifiableBundle {
  readonly folder: string
  readonly info: { readonly id: string }
  readonly files: readonly BundleFile[]
}

/**
 * Checks every file of a bundle against the sha256 it states and returns the bundle's own: the sha256 of the sorted
 * lines `file␠sha256`. Throws `model.missing-file` or `model.corrupt`, naming the file and both sums.
 */
export async function verifyBundle(bundle: VerifiableBundle, verified: VerifiedFiles): Promise<string> {
  const subject = bundle.info.id
  const whole = createHash('sha256')
  for (const { file, sha256, bytes } of bundle.files) {
    const path = bundlePath(bundle.folder, file, { subject, file: 'bundle.json' })
    let found: { readonly sha256: string; readonly bytes: number }
    try {
      found = await verified.sha256(path)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
        throw new MissingFileError(subject, file, { cause })
      throw new CorruptFileError(subject, file, (cause as Error).message, { cause })
    }
    if (sha256 !== undefined && found.sha256 !== sha256)
      throw new CorruptFileError(
        subject,
        file,
        `it has ${found.bytes} bytes with sha256 ${found.sha256.slice(0, 12)}…, and ` +
          `${bytes ?? 'some'} bytes with ${sha256.slice(0, 12)}… were expected`,
      )
    whole.update(`${file} ${found.sha256}\n`)
  }
  await verified.save()
  return whole.digest('hex')
}
