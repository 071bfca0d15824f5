import { existsSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { z } from 'zod'
import { MissingFileError, NotABundleError, OtherKindError } from '../model-error.ts'
import {
  graphFiles,
  precisions,
  requiredGraphs,
  variantFile,
  type Bundle,
  type BundleGraph,
  type GraphRole,
} from './bundle.ts'
import { bundleId } from './bundle-id.ts'
import { bundlePath } from './bundle-path.ts'
import { bundleSchema, type BundleInfo } from './bundle-schema.ts'
import { checkFlowKind } from './check-flow-kind.ts'
import { isUpscaler } from './is-upscaler.ts'
import { externalFiles, readGraph } from './read-graph.ts'
import { readJson } from './read-json.ts'
import { optimumInfo } from './optimum-info.ts'
import { sideFiles } from './side-files.ts'

/**
 * Reads a bundle's folder: its `bundle.json`, or for a plain Optimum export what its config files imply, and a summary
 * of each graph. Weights are neither loaded nor hashed. Throws `model.not-a-bundle` with every problem of the JSON,
 * `model.other-kind` where it is an upscaler, `model.unsupported` where it is no flow, `model.missing-file`, `model.corrupt`, `model.wrong-opset`,
 * `model.custom-ops` or `model.unsafe-path`.
 */
export function readBundle(where: string, precision?: 'fp32' | 'fp16' | 'int8'): Bundle {
  const folder = resolve(where)
  const name = basename(folder)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new NotABundleError(
      name,
      `There is no folder ${folder}. Give the folder that holds model_index.json.`,
    )
  if (isUpscaler(folder)) throw new OtherKindError(bundleId(folder), 'upscaler')
  if (!existsSync(resolve(folder, 'model_index.json')))
    throw new NotABundleError(
      name,
      `${folder} has no model_index.json, so it is not a model bundle. Export the model with Hugging Face Optimum.`,
    )
  const declared = existsSync(resolve(folder, 'bundle.json'))
  const info = declared ? parseInfo(readJson(folder, 'bundle.json', name), name) : undefined
  const subject = info?.id ?? name
  if (info?.family !== 'picturebook') checkFlowKind(folder, subject)
  const variant = precision ? (variantsOf(folder, info)[precision] ?? {}) : {}

  const graphs: Partial<Record<GraphRole, BundleGraph>> = {}
  for (const role of Object.keys(graphFiles) as GraphRole[]) {
    const file = variant[graphFiles[role]] ?? graphFiles[role]
    if (existsSync(bundlePath(folder, file, { subject, file: 'bundle.json' })))
      graphs[role] = readGraph(folder, subject, role, file)
    else if (requiredGraphs.includes(role)) throw new MissingFileError(subject, file)
  }
  const complete = graphs as Bundle['graphs']
  const whole = info ?? parseInfo(optimumInfo(folder, name, complete), name)
  return { folder, info: whole, graphs: complete, files: filesOf(folder, whole, declared, complete) }
}

/** The other precisions of a bundle: those it declares, and `transformer/model.<precision>.onnx` where it exists. */
export function variantsOf(
  folder: string,
  info: Pick<BundleInfo, 'variants'> | undefined,
): NonNullable<BundleInfo['variants']> {
  const found: Record<string, Record<string, string>> = {}
  for (const precision of precisions) {
    const file = variantFile(precision)
    if (existsSync(resolve(folder, file))) found[precision] = { [graphFiles.transformer]: file }
  }
  return { ...found, ...info?.variants }
}

function parseInfo(json: unknown, subject: string): BundleInfo {
  const version = (json as { version?: unknown } | null)?.version
  if (typeof version === 'number' && version > 1)
    throw new NotABundleError(
      subject,
      `Bundle "${subject}" is of version ${version}, and this Reelgraph reads version 1. Update Reelgraph.`,
    )
  const parsed = bundleSchema.safeParse(json)
  if (!parsed.success)
    throw new NotABundleError(
      subject,
      `bundle.json of "${subject}" is not right: ${z.prettifyError(parsed.error)}`,
    )
  if (parsed.data.preview.factors.length !== parsed.data.latentChannels)
    throw new NotABundleError(
      subject,
      `bundle.json of "${subject}" has ${parsed.data.preview.factors.length} preview factors for ` +
        `${parsed.data.latentChannels} latent channels; there must be one for each.`,
    )
  const { latentStats: stats, latentChannels: channels } = parsed.data
  if (stats && (stats.mean.length !== channels || stats.std.length !== channels))
    throw new NotABundleError(
      subject,
      `bundle.json of "${subject}" has ${stats.mean.length} means and ${stats.std.length} spreads in latentStats for ` +
        `${channels} latent channels; there must be one of each for each.`,
    )
  return parsed.data
}

function filesOf(
  folder: string,
  info: BundleInfo,
  declared: boolean,
  graphs: Bundle['graphs'],
): Bundle['files'] {
  const files = new Map<string, { file: string; sha256?: string; bytes?: number }>()
  const add = (file: string): void => void (files.has(file) || files.set(file, { file }))
  for (const file of ['model_index.json', 'bundle.json', ...sideFiles])
    if (existsSync(resolve(folder, file))) add(file)
  for (const graph of Object.values(graphs))
    for (const file of [graph.file, ...externalFiles(graph)]) add(file)
  for (const variant of Object.values(variantsOf(folder, info)))
    for (const file of Object.values(variant)) {
      const path = bundlePath(folder, file, { subject: info.id, file: 'bundle.json' })
      if (!existsSync(path)) continue
      add(file)
      if (!Object.hasOwn(info.files, file)) weightsBeside(folder, info.id, file).forEach(add)
    }
  if (declared)
    for (const [file, { sha256, bytes }] of Object.entries(info.files)) {
      bundlePath(folder, file, { subject: info.id, file: 'bundle.json' })
      files.set(file, { file, sha256, bytes })
    }
  return [...files.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1))
}

/** The weight files of another precision's graph; of one that cannot be read, none: that is said when it is opened. */
function weightsBeside(folder: string, subject: string, file: string): readonly string[] {
  try {
    return externalFiles(readGraph(folder, subject, 'transformer', file))
  } catch {
    return []
  }
}
