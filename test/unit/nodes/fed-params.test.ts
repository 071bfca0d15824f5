import { describe, expect, it } from 'vitest'
import { compile, registryOf, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { execute, MemoryCache } from '../../../engine/run/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { implementations } from '../../../nodes/implementations.generated.ts'

const registry = registryOf(declarations)

/** A workflow of nodes (type, params) and wires `from.port -> to.port`. */
function workflow(
  nodes: Record<string, [type: string, params?: Record<string, unknown>]>,
  wires: readonly string[],
): WorkflowDocument {
  const ends = (text: string): [string, string] => text.split('.') as [string, string]
  return {
    format: 'reelgraph-workflow',
    version: 1,
    id: 'fed',
    meta: {},
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([id, [type, params = {}]]) => [id, { type, version: 1, params }]),
    ),
    edges: Object.fromEntries(
      wires.map((wire, i) => {
        const [from, to] = wire.split(' -> ') as [string, string]
        return [`e${i}`, { from: ends(from), to: ends(to) }]
      }),
    ),
  } as unknown as WorkflowDocument
}

const complaints = (document: WorkflowDocument, target: string) =>
  compile(document, registry, { targets: [target] }).problems.filter(
    ({ code, node }) => code === 'param.check' && node === target,
  )

describe('what a node checks of its params', () => {
  it.each([
    ['an end', 'media/trim', { from: 2, to: 1 }, 'to', 'number'],
    ['a file', 'media/load-image', {}, 'file', 'text'],
    ['levels', 'sampling/noise-scheduler', { schedule: 'explicit' }, 'levels', 'text'],
    ['a name of a schedule', 'sampling/noise-scheduler', { schedule: 'explicit' }, 'schedule', 'text'],
  ])('is not %s that comes by wire', (_, type, params, port, kind) => {
    const nodes = { it: [type, params] as [string, Record<string, unknown>] }
    expect(complaints(workflow(nodes, []), 'it')).not.toEqual([])
    const fed = workflow({ source: [`values/${kind}`], ...nodes }, [`source.${kind} -> it.${port}`])
    expect(complaints(fed, 'it')).toEqual([])
    // Of a muted node nothing comes: the stored value is used, and judged.
    const { source, ...rest } = fed.nodes
    const muted = { ...fed, nodes: { ...rest, source: { ...source!, mode: 'mute' as const } } }
    expect(complaints(muted, 'it')).not.toEqual([])
  })
})

describe('a model that is named by wire', () => {
  it('has a key by what is installed, and what is stored is not looked for', async () => {
    const document = workflow({ name: ['values/text', { value: 'mine' }], model: ['model/load-model'] }, [
      'name.text -> model.model',
    ])
    const { graph, problems } = compile(document, registry, { targets: ['model'] })
    expect(problems).toEqual([])
    const cache = new MemoryCache(1e6)
    let sha256 = 'old'
    const asked: string[] = []
    const run = async (): Promise<unknown> => {
      const { values, error } = await execute(graph!, {
        run: 'r',
        implementations: (type) => implementations[type]?.(),
        services: {
          models: {
            describe: (id: string) =>
              Promise.resolve({ id, sha256, space: 's', channels: 4, compression: {} }),
          },
        } as never,
        cache,
        hashOf: ({ kind, id }) => {
          asked.push(`${kind} ${id}`)
          return sha256
        },
      }).done
      if (error) throw error
      return values.get('model')?.['model']
    }
    expect(await run()).toMatchObject({ id: 'mine', sha256: 'old' })
    sha256 = 'new'
    expect(await run()).toMatchObject({ id: 'mine', sha256: 'new' })
    expect(new Set(asked)).toEqual(new Set(['models installed']))
  })
})
