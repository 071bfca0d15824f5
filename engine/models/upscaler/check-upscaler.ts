import type { ReelgraphError } from '../../define/reelgraph-error.ts'
import type { UpscalerDescriptor } from '../../define/values.ts'
import type { VerifiedFiles } from '../bundle/verified-files.ts'
import { verifyBundle } from '../bundle/verify-bundle.ts'
import { readUpscaler, type UpscalerBundle } from './read-upscaler.ts'

/** The checked bundle of an upscaler and what it is. */
export interface FoundUpscaler {
  readonly bundle: UpscalerBundle
  readonly descriptor: UpscalerDescriptor
}

/** A folder that says it is an upscaler: what it is, or why it cannot be used. */
export interface InstalledUpscaler {
  readonly id: string
  readonly descriptor?: UpscalerDescriptor
  readonly problem?: ReelgraphError
}

/** Reads an upscaler's folder and hashes its files. Throws as `readUpscaler` and `verifyBundle` do. */
export async function checkUpscaler(folder: string, verified: VerifiedFiles): Promise<FoundUpscaler> {
  const bundle = readUpscaler(folder)
  const { id, title, scale, license } = bundle.info
  const sha256 = await verifyBundle(bundle, verified)
  const scales = scale % 2 === 0 && scale > 2 ? [scale / 2, scale] : [scale]
  return { bundle, descriptor: { id, title, family: 'upscaler', sha256, scales, licence: license } }
}
