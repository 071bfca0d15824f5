import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { bundlePath } from '../bundle/bundle-path.ts'
import { bundleSchema } from '../bundle/bundle-schema.ts'
import { graphFiles, precisions, requiredGraphs, variantFile } from '../bundle/bundle.ts'
import type { GraphRole } from '../bundle/bundle.ts'
import { externalFiles } from '../bundle/read-graph.ts'
import { readJson } from '../bundle/read-json.ts'
import { sideFiles } from '../bundle/side-files.ts'
import { NotABundleError } from '../model-error.ts'
import { readGraphSummary } from '../onnx/graph-summary.ts'

/** A file that a bundle has, or may have. */
export interface PromisedFile {
  readonly file: string
  readonly required: boolean
  readonly bytes?: number
  readonly sha256?: string
}

/** What tells a bundle's other files: looked for first. */
export const firstFiles: readonly PromisedFile[] = [
  { file: 'model_index.json', required: true },
  { file: 'bundle.json', required: false },
]

const mostFiles = 1000

/**
 * The files that follow from the first ones: those that `bundle.json` lists, else the ones of Hugging Face Optimum's layout.
 * Throws `model.not-a-bundle` or `model.unsafe-path`; nothing that leaves the folder is ever asked for.
 */
export function promisedFiles(folder: string, name: string): PromisedFile[] {
  readJson(folder, 'model_index.json', name)
  const stated = existsSync(join(folder, 'bundle.json')) ? readInfo(folder, name) : undefined
  const files = new Map<string, PromisedFile>()
  for (const [role, file] of Object.entries(graphFiles)) {
    const required = requiredGraphs.includes(role as GraphRole)
    if (required || !stated) files.set(file, { file, required })
  }
  const others = stated ? [] : precisions.map(variantFile)
  for (const file of [...sideFiles, ...others]) files.set(file, { file, required: false })
  for (const [file, { sha256, bytes }] of Object.entries(stated ?? {})) {
    bundlePath(folder, file, { subject: name, file: 'bundle.json' })
    files.set(file, { file, required: true, sha256, bytes })
  }
  for (const { file } of firstFiles) files.delete(file)
  if (files.size > mostFiles)
    throw new NotABundleError(name, `"${name}" lists ${files.size} files, far too many for a model.`)
  return [...files.values()]
}

/** Weights that the graphs in a folder keep in files beside them and that are not there yet. */
export function missingWeights(folder: string, name: string): PromisedFile[] {
  const files = new Set<string>()
  for (const file of [...Object.values(graphFiles), ...precisions.map(variantFile)]) {
    const path = join(folder, file)
    if (!existsSync(path)) continue
    for (const weights of externalFiles({ file, summary: summaryOf(path, file, name) })) {
      if (!existsSync(bundlePath(folder, weights, { subject: name, file }))) files.add(weights)
    }
  }
  return [...files].map((file) => ({ file, required: true }))
}

function readInfo(folder: string, name: string): z.output<typeof bundleSchema>['files'] {
  const parsed = bundleSchema.safeParse(readJson(folder, 'bundle.json', name))
  if (parsed.success) return parsed.data.files
  throw new NotABundleError(name, `bundle.json of "${name}" is not right: ${z.prettifyError(parsed.error)}`)
}

function summaryOf(path: string, file: string, name: string): ReturnType<typeof readGraphSummary> {
  try {
    return readGraphSummary(path)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new NotABundleError(name, `${file} of "${name}" is no ONNX graph: ${why}`, { cause })
  }
}
