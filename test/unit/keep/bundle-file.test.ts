// @vitest-environment happy-dom
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { bundleFile, openBundle } from '../../../app/keep/bundle-file.ts'
import { type Api, ApiProblem } from '../../../app/run/api/api.ts'
import { registryOf, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'

const registry = registryOf(declarations)
const [here, inner, gone, start] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64)) as [
  string,
  string,
  string,
  string,
]
const frozen = (port: string, sha256: string) => ({ [port]: { sha256, bytes: 3 } })

const document = {
  format: 'reelgraph',
  version: 1,
  id: 'w',
  meta: {},
  nodes: {
    sampler: {
      type: 'sampling/dit-sampler',
      version: 1,
      params: {},
      title: 'Fox',
      frozen: frozen('clip', here),
    },
    prompt: { type: 'text/prompt', version: 1, params: {}, frozen: frozen('text', gone) },
    shots: { type: 'subgraph/shots@1', version: 1, params: {} },
  },
  edges: {},
  subgraphs: {
    shots: {
      version: 1,
      title: 'Shots',
      inputs: [],
      outputs: [],
      nodes: { p: { type: 'text/prompt', version: 1, params: {}, frozen: frozen('text', inner) } },
      edges: {},
      layout: { nodes: {} },
    },
  },
  starts: { sampler: [{ sha256: start, bytes: 3 }] },
  layout: { nodes: {} },
} as unknown as WorkflowDocument

const missing = (code: string, status: number): ApiProblem =>
  new ApiProblem({ code, status, detail: 'It is cut off.' })

/** A server that keeps some of it. */
function machine(kept: Map<string, Uint8Array>): Api {
  return {
    machine: { models: () => Promise.resolve([]) },
    files: {
      kept: (sha256: string) => {
        const bytes = kept.get(sha256)
        return bytes ? Promise.resolve(bytes) : Promise.reject(missing('frozen.missing', 404))
      },
      bringKept: (sha256: string, bytes: Uint8Array) =>
        bytes.length === 0
          ? Promise.reject(missing('frozen.changed', 400))
          : Promise.resolve(void kept.set(sha256, bytes)),
    },
  } as unknown as Api
}

describe('a workflow with its files', () => {
  it('takes along what its frozen nodes keep, and says whose output stays behind', async () => {
    const kept = new Map([here, inner, start].map((hash, at) => [hash, new Uint8Array([at, 1, 2])]))
    const { file, leftBehind } = await bundleFile(document, machine(kept), registry)
    expect(leftBehind).toEqual(['Prompt'])
    const brought = new Map<string, Uint8Array>()
    const { text, refused } = await openBundle(file, machine(brought))
    expect(refused).toEqual([])
    expect(brought).toEqual(kept)
    expect((JSON.parse(text) as WorkflowDocument).nodes['sampler']!.frozen).toEqual(frozen('clip', here))
  })

  it('is opened without what is refused, and says why', async () => {
    const { file } = await bundleFile(document, machine(new Map()), registry)
    const files = unzipSync(new Uint8Array(await file.arrayBuffer()))
    const odd = { [`frozen/${here}`]: new Uint8Array(), 'frozen/../x': new Uint8Array([1]) }
    const zip = new Blob([zipSync({ ...files, ...odd })])
    const brought = new Map<string, Uint8Array>()
    expect((await openBundle(zip, machine(brought))).refused).toEqual(['It is cut off.'])
    expect(brought.size).toBe(0)
  })
})
