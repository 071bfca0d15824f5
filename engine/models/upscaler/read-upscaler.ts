import { basename, resolve } from 'node:path'
import { z } from 'zod'
import type { BundleFile, BundleGraph } from '../bundle/bundle.ts'
import { isUpscaler } from '../bundle/is-upscaler.ts'
import { readGraph } from '../bundle/read-graph.ts'
import { readJson } from '../bundle/read-json.ts'
import { NotABundleError, OtherKindError, UnsupportedGraphError } from '../model-error.ts'
import { upscalerSchema, type UpscalerInfo } from './upscaler-schema.ts'

const graphFile = 'model.onnx'

/** An upscaler's folder, read and checked as far as that goes without loading or hashing weights. */
export interface UpscalerBundle {
  readonly folder: string
  readonly info: UpscalerInfo
  /** Takes `pixels` `[1, 3, H, W]` in 0…1, gives `large` `[1, 3, scale·H, scale·W]`. */
  readonly graph: BundleGraph
  readonly files: readonly BundleFile[]
}

/**
 * Reads the folder of an upscaler. Throws `model.not-a-bundle` with every problem of its `bundle.json`, `model.other-kind`
 * where that describes a model that makes videos, `model.unsupported` where the graph has other ports, and what reading a
 * graph throws.
 */
export function readUpscaler(where: string): UpscalerBundle {
  const folder = resolve(where)
  const name = basename(folder)
  const json = readJson(folder, 'bundle.json', name)
  if (!isUpscaler(folder)) throw new OtherKindError(name, 'model')
  const parsed = upscalerSchema.safeParse(json)
  if (!parsed.success)
    throw new NotABundleError(name, `bundle.json of "${name}" is not right: ${z.prettifyError(parsed.error)}`)
  const info = parsed.data
  if (info.tile <= 2 * info.margin)
    throw new NotABundleError(name, `bundle.json of "${name}" has tiles that are nothing but margin.`)
  const graph = readGraph(folder, info.id, 'upscaler', graphFile)
  if (!graph.summary.inputs.some((input) => input.name === 'pixels' && input.dims.length === 4))
    throw new UnsupportedGraphError(
      info.id,
      `${graphFile} of "${info.id}" has no input pixels of [1, 3, height, width]. Export it with one.`,
    )
  const stated: Record<string, Omit<BundleFile, 'file'>> = {
    'bundle.json': {},
    [graphFile]: {},
    ...info.files,
  }
  const files = Object.entries(stated).map(([file, due]) => ({ file, ...due }))
  return { folder, info, graph, files: files.toSorted((a, b) => (a.file < b.file ? -1 : 1)) }
}
