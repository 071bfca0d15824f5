import { statSync } from 'node:fs'
import { posix } from 'node:path'
import { CorruptFileError, CustomOpsError, MissingFileError, WrongOpsetError } from '../model-error.ts'
import { readGraphSummary, type GraphSummary } from '../onnx/graph-summary.ts'
import type { BundleGraph } from './bundle.ts'
import { bundlePath } from './bundle-path.ts'

/** Operator sets that onnxruntime-node 1.30 loads: domain → oldest and newest version. */
export const knownOpsets: Readonly<Record<string, readonly [oldest: number, newest: number]>> = {
  '': [7, 26],
  'ai.onnx.ml': [1, 5],
  'ai.onnx.preview.training': [1, 1],
  'com.microsoft': [1, 1],
  'com.microsoft.nchwc': [1, 1],
  'com.ms.internal.nhwc': [1, 26],
}

/**
 * Reads one graph of a bundle without loading it. Throws `model.missing-file`, `model.corrupt`, `model.wrong-opset`,
 * `model.custom-ops` or `model.unsafe-path`.
 */
export function readGraph(
  folder: string,
  subject: string,
  role: BundleGraph['role'],
  file: string,
): BundleGraph {
  const path = bundlePath(folder, file, { subject, file: 'bundle.json' })
  const summary = summaryOf(path, subject, file)
  for (const [domain, version] of summary.opsets) {
    const range = Object.hasOwn(knownOpsets, domain) ? knownOpsets[domain] : undefined
    if (range && (version < range[0] || version > range[1]))
      throw new WrongOpsetError(subject, file, domain, version, range)
  }
  const custom = [...summary.domains].filter(
    (domain) => domain !== 'ai.onnx' && !Object.hasOwn(knownOpsets, domain),
  )
  if (custom.length) throw new CustomOpsError(subject, file, custom.toSorted())
  const stats = [statSync(path)]
  for (const external of externalFiles({ file, summary })) {
    const beside = statSync(bundlePath(folder, external, { subject, file }), { throwIfNoEntry: false })
    if (!beside) throw new MissingFileError(subject, external)
    stats.push(beside)
  }
  const bytes = stats.reduce((sum, { size }) => sum + size, 0)
  const stamp = stats.map(({ size, mtimeMs }) => `${size}@${mtimeMs}`).join(' ')
  return { role, file, path, summary, bytes, stamp }
}

/** The weight files that a graph refers to, relative to the bundle; `..` is left in place for `bundlePath` to refuse. */
export function externalFiles(graph: Pick<BundleGraph, 'file' | 'summary'>): string[] {
  return [...graph.summary.externalData].map((location) =>
    posix.isAbsolute(location) || location.split(/[\\/]/).includes('..')
      ? location
      : posix.join(posix.dirname(graph.file), location),
  )
}

function summaryOf(path: string, subject: string, file: string): GraphSummary {
  try {
    return readGraphSummary(path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new MissingFileError(subject, file, { cause })
    throw new CorruptFileError(subject, file, cause instanceof Error ? cause.message : String(cause), {
      cause,
    })
  }
}
