import { hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import type { Source } from './compiled.ts'

/** What the result of a node depends on. Its id, its place and its title are not among it. */
export interface KeyParts {
  readonly type: string
  readonly version: number
  readonly params: Readonly<Record<string, unknown>>
  /** By input name: the `inputKey` of what is wired to it. */
  readonly inputs: Readonly<Record<string, string>>
  /** For device nodes: bundle sha256, provider, precision, numerics version. */
  readonly environment?: unknown
  /** For nodes that can stop early: after how many steps they do. */
  readonly stopAfter?: number | undefined
  /** Content hashes of what is outside the graph. */
  readonly externals?: unknown
  /** Content hash of what it goes on from. */
  readonly start?: unknown
}

/** The cache key of one execution: equal keys mean equal results. O(1) a node, for inputs enter by their keys. */
export function nodeKey(parts: KeyParts): string {
  const { type, version, params, inputs, environment, stopAfter, externals, start } = parts
  return hash(
    'sha256',
    canonicalJson({ type, version, params, inputs, environment, stopAfter, externals, start }),
  )
}

/** What one wire adds to its consumer's key: the source's key, the port and the conversion on the way. */
export function inputKey(sourceKey: string, source: Pick<Source, 'port' | 'conversion'>): string {
  return `${sourceKey}/${source.port}${source.conversion === undefined ? '' : `/${source.conversion}`}`
}

/** What a wire from a frozen output adds: the content itself, so that nothing upstream matters. */
export function frozenInputKey(blobSha256: string, source: Pick<Source, 'conversion'>): string {
  return `blob:${blobSha256}${source.conversion === undefined ? '' : `/${source.conversion}`}`
}
