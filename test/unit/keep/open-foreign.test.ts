import { describe, expect, it } from 'vitest'
import { exportWorkflow } from '../../../app/document/index.ts'
import { comfyWorkflow } from '../../../app/keep/foreign/comfy-workflow.ts'
import { mendJson } from '../../../app/keep/foreign/mend-json.ts'
import { openForeign } from '../../../app/keep/foreign/open-foreign.ts'
import { sampleRegistry } from '../graph/sample-nodes.ts'

const open = (source: unknown) => openForeign(source, sampleRegistry)

describe('text that ends in the middle', () => {
  const whole = { a: [1, 2, { b: 'x, ]} "y"' }], c: { d: null, e: 'z' } }
  const text = JSON.stringify(whole)

  it('is never mended into something that throws, wherever it ends', () => {
    for (let end = 0; end < text.length; end++) {
      const mended = mendJson(text.slice(0, end))
      if (mended !== undefined)
        expect(text.startsWith(JSON.stringify(mended).replace(/[\]}]+$/, ''))).toBe(true)
    }
  })

  it('keeps every value that is whole', () => {
    expect(mendJson(text.slice(0, -2))).toEqual({ a: whole.a, c: { d: null } })
    expect(mendJson('{"a":[1,2,')).toEqual({ a: [1, 2] })
  })

  it('is left alone where it is whole, or no JSON at all', () => {
    for (const other of [text, 'Dear diary,', '', '{"a":1}]', '[}']) expect(mendJson(other)).toBeUndefined()
  })
})

describe('a workflow of ComfyUI', () => {
  it('is read as it is saved: places, wires by the names of slots, modes', () => {
    const saved = {
      nodes: [
        { id: 3, type: 'Loader', pos: { 0: 10, 1: 20 }, outputs: [{ name: 'MODEL' }], widgets_values: ['a'] },
        { id: 4, type: 'KSampler', pos: [400, 0], mode: 4, inputs: [{ name: 'model' }], title: 'Mine' },
        { id: 5, type: 'Muted', mode: 2 },
        { id: 'no / id', type: 'Left out' },
      ],
      links: [
        [9, 3, 0, 4, 0, 'MODEL'],
        { id: 10, origin_id: 3, origin_slot: 7, target_id: 5, target_slot: 1 },
      ],
    }
    expect(comfyWorkflow(saved)).toMatchObject({
      nodes: {
        3: { type: 'comfyui/Loader', params: { setting1: 'a' } },
        4: { type: 'comfyui/KSampler', mode: 'bypass', title: 'Mine' },
        5: { mode: 'mute' },
      },
      edges: {
        'wire-9': { from: ['3', 'MODEL'], to: ['4', 'model'] },
        'wire-10': { from: ['3', 'out7'], to: ['5', 'in1'] },
      },
      layout: { nodes: { 3: { x: 10, y: 20 }, 4: { x: 400, y: 0 } } },
      comfyui: saved,
    })
  })

  it('is read as it is sent to be run', () => {
    const sent = {
      6: {
        class_type: 'CLIPTextEncode',
        inputs: { text: 'a fox', clip: ['7', 1] },
        _meta: { title: 'Words' },
      },
      7: { class_type: 'Loader', inputs: { size: [1, 2] } },
    }
    expect(comfyWorkflow(sent)).toMatchObject({
      nodes: {
        6: { type: 'comfyui/CLIPTextEncode', params: { text: 'a fox' }, title: 'Words' },
        7: { params: { size: [1, 2] } },
      },
      edges: { 'wire-1': { from: ['7', 'out1'], to: ['6', 'clip'] } },
    })
  })

  it('is opened with one list of what is wrong, and exported with all that was in it', () => {
    const source = { 1: { class_type: 'Loader', inputs: {} } }
    const { document, problems } = open(JSON.stringify(source))
    expect(problems.map(({ code }) => code)).toEqual(['file.foreign', 'node.unknown-type'])
    expect(JSON.parse(exportWorkflow(document!))).toMatchObject({ comfyui: source })
    expect(open(exportWorkflow(document!)).document).toBeDefined()
  })

  it('is nothing else that is JSON', () => {
    for (const other of [{}, { nodes: [], links: [] }, { name: 'x' }, [], null, 3, { 1: { inputs: {} } }])
      expect(comfyWorkflow(other)).toBeUndefined()
  })
})

describe('what is opened', () => {
  const workflow = {
    format: 'reelgraph',
    version: 1,
    id: 'w',
    nodes: { a: { type: 'nobody/knows', version: 1, params: {} } },
  }

  it('says what is wrong with a whole file, but not that it is unfinished', () => {
    expect(open(workflow).problems.map(({ code }) => code)).toEqual(['node.unknown-type'])
    expect(open({ ...workflow, nodes: {} }).problems).toEqual([])
  })

  it('goes as far as a file that was cut off', () => {
    const text = JSON.stringify(workflow)
    const { document, problems } = open(text.slice(0, -3))
    expect(Object.keys(document!.nodes)).toEqual(['a'])
    expect(problems[0]!.code).toBe('file.cut-off')
  })

  it('is nothing where the file is none, and the reason is one sentence', () => {
    for (const [source, code] of [
      ['Dear diary,', 'file.not-json'],
      ['{"name":"x"}', 'file.not-a-workflow'],
      ['[1,2', 'file.not-json'],
      ['['.repeat(100), 'file.too-deep'],
    ] as const) {
      const { document, problems } = open(source)
      expect(document).toBeUndefined()
      expect(problems.map((problem) => problem.code)).toEqual([code])
    }
  })
})
