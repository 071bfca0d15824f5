import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  emptyWorkflow,
  exportWorkflow,
  fileNameOf,
  openWorkflow,
  remove,
  repair,
  renameNode,
  unreadableType,
} from '../../../app/document/index.ts'
import { parseWorkflow, registryOf } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { sampleRegistry } from '../graph/sample-nodes.ts'
import { textToVideo } from '../graph/sample-workflow.ts'
import { Editing } from './editing.ts'

const templates = new URL('../../../workflows/', import.meta.url)
const files = readdirSync(templates).filter((name) => name.endsWith('.reelgraph.json'))
const registry = registryOf(declarations)

describe('opening', () => {
  it.each(files)('%s and exporting it gives what was opened, and nothing to repair', (name) => {
    const text = readFileSync(new URL(name, templates), 'utf8')
    const opened = openWorkflow(text, registry)
    expect(opened.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(JSON.parse(exportWorkflow(opened.document!))).toEqual(JSON.parse(text))
    expect(repair(opened.document!, registry)).toBe(opened.document)
  })

  it('keeps what is unknown as placeholders and ghosts, with one list of what is wrong', () => {
    const text = JSON.stringify({
      format: 'reelgraph',
      version: 1,
      id: 'w',
      future: { kept: true },
      meta: {},
      nodes: {
        a: { type: 'they/made-this', version: 7, params: { x: [1] }, hue: 3 },
        b: { type: 'value/show', version: 1, params: {} },
      },
      edges: { e1: { from: ['a', 'out'], to: ['b', 'value'] }, e2: { from: ['gone', 'x'], to: ['a', 'in'] } },
      layout: { nodes: {} },
    })
    const { document, problems } = openWorkflow(text, sampleRegistry)
    expect(problems.map(({ code }) => code).sort()).toEqual(['edge.unknown-node', 'node.unknown-type'])
    expect(JSON.parse(exportWorkflow(document!))).toEqual(JSON.parse(text))
    const editing = new Editing(document!)
    const { nodes, edges } = editing.store.context.reader.read(document!, undefined)!
    expect(nodes.get('a')).toMatchObject({ title: 'they/made-this', outputs: [{ name: 'out', wired: true }] })
    expect(nodes.get('a')!.face).toBeUndefined()
    expect(edges.get('e2')!.fault).toMatch(/not here/)
    editing.do(renameNode(undefined, 'a', 'Theirs'))
    expect(editing.document.nodes['a']).toMatchObject({ params: { x: [1] }, hue: 3, title: 'Theirs' })
  })

  const broken = {
    format: 'reelgraph',
    version: 3,
    id: 'w',
    meta: 'none',
    nodes: {
      good: { type: 'value/number', version: 1, params: {} },
      bad: { typ: 'value/number' },
      'a/b c': { type: 'value/number', version: 1, params: {} },
    },
    edges: { e1: { from: ['good', 'value'], to: ['bad', 'value'] }, e2: { from: 'good' } },
    layout: { nodes: { good: { x: 'left' } } },
    subgraphs: {
      s: {
        version: 1,
        title: 's',
        inputs: [],
        outputs: [],
        nodes: { in: 7 },
        edges: {},
        layout: { nodes: {} },
      },
      t: 'none',
    },
    inputs: [{ nam: 'x' }],
  }

  it('goes as far as it can with a broken or newer file, and writes all of it back', () => {
    const { document, problems } = openWorkflow(JSON.stringify(broken), sampleRegistry)
    expect(parseWorkflow(document).problems).toBeUndefined()
    expect(problems[0]!.code).toBe('file.newer')
    expect(Object.entries(document!.nodes).map(([id, { type }]) => [id, type])).toEqual([
      ['good', 'value/number'],
      ['bad', unreadableType],
    ])
    expect(JSON.parse(exportWorkflow(document!))).toEqual(broken)
    // Opening what was saved in between is no different.
    const again = openWorkflow(JSON.stringify(document), sampleRegistry)
    expect(JSON.parse(exportWorkflow(again.document!))).toEqual(broken)
  })

  it('keeps every place that can be read beside one that cannot', () => {
    const layout = {
      nodes: { good: { x: 'left', w: 300 }, other: { x: 10, y: 20, w: 420 } },
      groups: { g: { x: 0, y: 0, w: 900, h: 500, title: 'All' }, h: 'none' },
      notes: 7,
      zoom: 2,
    }
    const source = {
      format: 'reelgraph',
      version: 1,
      id: 'w',
      nodes: {
        good: { type: 'value/number', version: 1, params: {} },
        other: { type: 'value/number', version: 1, params: {} },
      },
      edges: {},
      layout,
    }
    const opened = openWorkflow(source, sampleRegistry)
    expect(opened.document!.layout).toEqual({
      nodes: { other: layout.nodes.other },
      groups: { g: layout.groups.g },
      zoom: 2,
    })
    expect(JSON.parse(exportWorkflow(opened.document!))).toMatchObject(source)
    // Once the node has been given a place, that one counts, and what the file said stays with it.
    const mended = repair(opened.document!, sampleRegistry)
    const saved = JSON.parse(exportWorkflow(mended)) as { layout: object; aside: object }
    expect(saved.layout).toMatchObject({
      nodes: { good: { x: expect.any(Number) }, other: { w: 420 } },
      notes: 7,
    })
    expect(saved.aside).toEqual({ '/layout/nodes/good': layout.nodes.good })
  })

  it('brings nodes back that lie where nobody would find them', () => {
    const document = openWorkflow(
      {
        format: 'reelgraph',
        version: 1,
        id: 'w',
        nodes: {
          near: { type: 'value/number', version: 1, params: {} },
          far: { type: 'value/number', version: 1, params: {} },
        },
        edges: {},
        layout: { nodes: { near: { x: 100, y: 50 }, far: { x: 1e300, y: -1e7, w: 500, colour: 'red' } } },
      },
      sampleRegistry,
    ).document!
    const mended = repair(document, sampleRegistry)
    expect(mended.layout.nodes).toEqual({
      near: { x: 100, y: 50 },
      far: { x: 100, y: 314, w: 500, colour: 'red' },
    })
    expect(repair(mended, sampleRegistry)).toBe(mended)
  })

  it('leaves out of a broken file only what a person removed from it', () => {
    const editing = new Editing(openWorkflow(broken, sampleRegistry).document!)
    editing.do(remove(undefined, { nodes: ['bad'] }))
    const saved = JSON.parse(exportWorkflow(editing.document)) as typeof broken
    expect(saved.nodes).not.toHaveProperty('bad')
    expect(saved.nodes).toHaveProperty(['a/b c'])
    expect(saved.edges).toEqual({ e2: { from: 'good' } })
  })

  it.each([
    ['not JSON', '{'],
    ['another format', '{"nodes":{}}'],
    ['no object', '7'],
    ['too deep', `${'['.repeat(100)}${']'.repeat(100)}`],
    ['a bad key', '{"format":"reelgraph","version":1,"id":"w","nodes":{"__proto__":{}}}'],
  ])('refuses %s in words', (_, text) => {
    const { document, problems } = openWorkflow(text, sampleRegistry)
    expect(document).toBeUndefined()
    expect(problems[0]!.message).toMatch(/\.$/)
  })

  it('begins with an empty workflow and names files after titles', () => {
    expect(openWorkflow(emptyWorkflow('A fox: 1/2'), sampleRegistry)).toMatchObject({
      whole: true,
      problems: [],
    })
    expect(fileNameOf(emptyWorkflow('A fox: 1/2'))).toBe('A fox 1 2.reelgraph.json')
  })
})

describe('repair', () => {
  it('brings settings up to date and gives every node a place, once', () => {
    const document = {
      ...textToVideo(),
      layout: { nodes: { gone: { x: 0, y: 0 }, clip: { x: 10, y: 10 } }, edges: { gone: { points: [] } } },
    }
    document.nodes['encode'] = { type: 'text/encode', version: 1, params: { words: 'a' } }
    const mended = repair(document, sampleRegistry)
    expect(mended.nodes['encode']).toEqual({ type: 'text/encode', version: 2, params: { text: 'a' } })
    expect(Object.keys(mended.layout.nodes).sort()).toEqual(Object.keys(document.nodes).sort())
    expect(new Set(Object.values(mended.layout.nodes).map(({ x, y }) => `${x} ${y}`)).size).toBe(7)
    expect(mended.layout.edges).toEqual({})
    expect(repair(mended, sampleRegistry)).toBe(mended)
  })
})
