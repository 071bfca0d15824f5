import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import {
  formatWorkflow,
  limits,
  migrateDocument,
  parseWorkflow,
  upgradeNodes,
  validateWorkflow,
} from '../../../engine/graph/index.ts'
import { sampleRegistry } from './sample-nodes.ts'
import { textToVideo, workflow } from './sample-workflow.ts'

const codes = (source: unknown) => parseWorkflow(source).problems?.map(({ code }) => code)
const minimal = { format: 'reelgraph', version: 1, id: 'a', nodes: {} }

describe('parseWorkflow', () => {
  it('reads text and JSON alike', () => {
    const text = formatWorkflow(textToVideo())
    expect(parseWorkflow(text).document).toEqual(textToVideo())
    expect(parseWorkflow(`\uFEFF${text}`).document).toEqual(textToVideo())
    expect(parseWorkflow(JSON.parse(text)).document).toEqual(textToVideo())
  })

  it('fills in what may be left out', () => {
    expect(parseWorkflow(minimal).document).toEqual({
      ...minimal,
      meta: {},
      edges: {},
      layout: { nodes: {} },
    })
  })

  it.each([
    ['nothing', '', 'file.not-json'],
    ['broken text', '{"format":', 'file.not-json'],
    ['another file', '{"format":"else"}', 'file.not-a-workflow'],
    ['a list', [], 'file.not-a-workflow'],
    ['null', null, 'file.not-a-workflow'],
    ['undefined', undefined, 'file.not-json'],
    ['a function', { ...minimal, meta: () => 0 }, 'file.not-json'],
    ['a class', { ...minimal, meta: new Map() }, 'file.not-json'],
    ['NaN', { ...minimal, nodes: { a: { type: 'x', version: 1, params: { x: NaN } } } }, 'file.not-json'],
    [
      'a number too large',
      '{"format":"reelgraph","version":1,"id":"a","nodes":{},"meta":{"x":1e999}}',
      'file.not-json',
    ],
    ['a newer file', { ...minimal, version: 2 }, 'file.newer'],
    ['no version', { ...minimal, version: undefined }, 'file.version'],
    ['a version of none', { ...minimal, version: 'one' }, 'file.version'],
    [
      'a prototype',
      JSON.parse('{"format":"reelgraph","version":1,"id":"a","nodes":{"__proto__":{}}}'),
      'file.bad-key',
    ],
    ['deep text', '['.repeat(limits.depth + 1), 'file.too-deep'],
    ['very deep text', '['.repeat(1_000_000), 'file.too-deep'],
    ['a long string', { ...minimal, id: 'x'.repeat(limits.string + 1) }, 'file.string-too-long'],
    ['a long text', ' '.repeat(limits.characters + 1), 'file.too-large'],
  ])('refuses %s by name', (_, source, code) => {
    expect(codes(source)).toEqual([code])
  })

  it('refuses deep JSON that was never text', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 100_000; depth++) deep = { deep }
    expect(codes({ ...minimal, meta: deep })).toEqual(['file.too-deep'])
    const ring: Record<string, unknown> = {}
    ring['ring'] = ring
    expect(codes({ ...minimal, meta: ring })).toEqual(['file.too-deep'])
  })

  it('does not count brackets in strings as depth', () => {
    expect(codes(JSON.stringify({ ...minimal, id: '[{"\\'.repeat(500) }))).toBeUndefined()
  })

  it('refuses more nodes and edges than the limits', () => {
    const nodes = Object.fromEntries(Array.from({ length: limits.nodes + 1 }, (_, n) => [`n${n}`, 0]))
    const edges = Object.fromEntries(Array.from({ length: limits.edges + 1 }, (_, n) => [`e${n}`, 0]))
    expect(codes({ ...minimal, nodes, edges })).toEqual(['file.too-many-nodes', 'file.too-many-edges'])
  })

  it('names every place whose shape is wrong', () => {
    const problems = parseWorkflow({
      ...minimal,
      id: 3,
      nodes: {
        'a b': { type: 'x', version: 1, params: {} },
        c: { type: 'x', version: 0, params: [], mode: 'skip' },
      },
      edges: { e: { from: ['a'] } },
    }).problems
    expect(problems?.map(({ node, edge, message }) => [node, edge, message])).toEqual([
      ['', undefined, 'id must be text. It is 3.'],
      [
        'a b',
        undefined,
        'nodes.a b is not a name that can be used: it must be 1 to 128 letters, digits, hyphens or underscores. Rename it.',
      ],
      ['c', undefined, 'nodes.c.version must be at least 1. It is 0.'],
      ['c', undefined, 'nodes.c.params must be a group of fields. It is a list.'],
      ['c', undefined, 'nodes.c.mode must be one of "bypass", "mute". It is "skip".'],
      ['', 'e', 'edges.e.from needs at least 2 items.'],
      ['', 'e', 'edges.e.to is not set. It must be a pair.'],
    ])
  })

  it('keeps what it does not know, and writes it back', () => {
    const source = {
      ...minimal,
      future: { a: [1, { b: null }] },
      nodes: { x: { type: 'magic/unknown', version: 7, params: { deep: [{ z: 1, a: 2 }] }, sparkle: true } },
      edges: { e: { from: ['x', 'out'], to: ['y', 'in'], colour: 'red' } },
      layout: { nodes: { x: { x: 1, y: 2, tilt: 3 } }, camera: 'left' },
    }
    const { document } = parseWorkflow(source)
    expect(document).toEqual({ ...source, meta: {} })
    expect(parseWorkflow(formatWorkflow(document!)).document).toEqual(document)
    const problems = validateWorkflow(document!, sampleRegistry)
    expect(problems.map(({ code }) => code)).toEqual(['edge.unknown-node', 'node.unknown-type'])
  })

  it('opens a file of every version there was', async () => {
    const folder = new URL('./fixtures/', import.meta.url)
    const names = (await readdir(folder)).filter((name) => name.endsWith('.reelgraph.json'))
    expect(names).toContain('version-1.reelgraph.json')
    for (const name of names) {
      const { document, problems } = parseWorkflow(await readFile(new URL(name, folder), 'utf8'))
      expect(problems, name).toBeUndefined()
      const { document: upgraded } = upgradeNodes(document!, sampleRegistry)
      expect(validateWorkflow(upgraded, sampleRegistry), name).toEqual([])
    }
  })
})

describe('migrateDocument', () => {
  const migrations = {
    1: ({ name, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, id: name }),
    2: (document: Readonly<Record<string, unknown>>) => ({ ...document, extra: true }),
  }

  it('goes through every version in turn', () => {
    expect(migrateDocument({ version: 1, name: 'x' }, migrations, 3)).toEqual({
      document: { version: 3, id: 'x', extra: true },
    })
  })

  it('says when there is no way, or it fails', () => {
    expect(migrateDocument({ version: 1 }, {}, 2)).toMatchObject({ problem: { code: 'file.no-migration' } })
    const failing = {
      1: () => {
        throw new Error('odd')
      },
    }
    expect(migrateDocument({ version: 1 }, failing, 2)).toMatchObject({
      problem: { code: 'file.migration-failed' },
    })
  })
})

describe('upgradeNodes', () => {
  it('brings settings up to date and keeps what it cannot', () => {
    const document = workflow({
      old: { type: 'text/encode', version: 1, params: { words: 'a fox', extra: 1 } },
      failing: { type: 'text/encode', version: 1, params: { words: 'fail' } },
      odd: { type: 'magic/x', version: 3 },
    })
    const before = structuredClone(document)
    const { document: after, upgraded, problems } = upgradeNodes(document, sampleRegistry)
    expect(document).toEqual(before)
    expect(upgraded).toEqual(['old'])
    expect(after.nodes['old']).toEqual({
      type: 'text/encode',
      version: 2,
      params: { text: 'a fox', extra: 1 },
    })
    expect(after.nodes['failing']).toEqual(before.nodes['failing'])
    expect(after.nodes['odd']).toEqual(before.nodes['odd'])
    expect(problems).toMatchObject([{ code: 'node.migration-failed', node: 'failing' }])
  })

  it('gives back the same workflow where nothing is old', () => {
    const document = textToVideo()
    expect(upgradeNodes(document, sampleRegistry).document).toBe(document)
  })
})
