import { describe, expect, it } from 'vitest'
import {
  addFrame,
  addNode,
  addNote,
  addOnWire,
  align,
  applyFix,
  applyFixes,
  changeFrame,
  changeNote,
  colourNodes,
  connect,
  describeExposed,
  describeWorkflow,
  disconnect,
  distribute,
  dropOnNode,
  exposeInput,
  exposeOutput,
  freeze,
  indexProblems,
  insertOnWire,
  insideFrame,
  move,
  pullOut,
  remove,
  renameExposed,
  renameNode,
  repair,
  resizeNode,
  routeWire,
  setDice,
  setMode,
  setParam,
  showAsPort,
  together,
  toggleMode,
  typingOf,
  unexpose,
  unfreeze,
} from '../../../app/document/index.ts'
import { sampleRegistry } from '../graph/sample-nodes.ts'
import { textToVideo, workflow } from '../graph/sample-workflow.ts'
import { Editing } from './editing.ts'

const edgeOf = (editing: Editing, wire: string): string =>
  Object.keys(editing.document.edges)[editing.wires.indexOf(wire)]!
const root = undefined

describe('nodes', () => {
  it('get readable ids, and none that a wire or name still speaks of', () => {
    const editing = new Editing(
      workflow({ 'dit-sampler': { type: 'sampling/dit-sampler' } }, ['gone.x -> number.value']),
    )
    expect(editing.do(addNode(root, 'sampling/dit-sampler', { x: 8, y: 16 }))).toEqual(['dit-sampler-2'])
    expect(editing.do(addNode(root, 'value/number', { x: 0, y: 0 }))).toEqual(['number-2'])
    expect(editing.document.nodes['dit-sampler-2']).toEqual({
      type: 'sampling/dit-sampler',
      version: 1,
      params: {},
    })
    expect(editing.document.layout.nodes['dit-sampler-2']).toEqual({ x: 8, y: 16 })
    expect(editing.refused(addNode(root, 'no/such', { x: 0, y: 0 }))).toMatch(/no node "no\/such"/)
  })

  it('are wired to the wire they were dropped from', () => {
    const editing = new Editing(textToVideo())
    const wire = { node: 'encode', port: 'conditioning', side: 'output' } as const
    const [id] = editing.do(addNode(root, 'sampling/dit-sampler', { x: 0, y: 0 }, { wire }))
    expect(editing.wires).toContain(`encode.conditioning -> ${id}.prompt`)
    const back = { node: id!, port: 'clip', side: 'input' } as const
    const [clip] = editing.do(addNode(root, 'clip/empty-clip', { x: 0, y: 0 }, { wire: back }))
    expect(editing.wires).toContain(`${clip}.clip -> ${id}.clip`)
    expect(editing.refused(addNode(root, 'media/save-video', { x: 0, y: 0 }, { wire }))).toMatch(
      /takes video/,
    )
  })

  it('go with their wires, bends, places and names, and heal what they were in where asked', () => {
    const editing = new Editing({
      ...textToVideo(),
      layout: { nodes: { sampler: { x: 1, y: 2 } }, edges: { e6: { points: [{ x: 1, y: 1 }] } } },
      inputs: [
        { name: 'seed', to: ['sampler', 'seed'] },
        { name: 'words', to: ['prompt', 'text'], also: [['sampler', 'steps']] },
      ],
      outputs: [{ name: 'clip', from: ['sampler', 'clip'] }],
    })
    editing.do(remove(root, { nodes: ['sampler'] }, true))
    expect(editing.wires).toContain('clip.clip -> decoder.clip')
    expect(editing.wires.join()).not.toMatch(/sampler/)
    expect(editing.document.layout).toEqual({ nodes: {}, edges: {} })
    expect(editing.document.inputs).toEqual([{ name: 'words', to: ['prompt', 'text'] }])
    expect(editing.document.outputs).toEqual([])
    editing.store.undo()
    editing.do(remove(root, { nodes: ['sampler'] }))
    expect(editing.wires.filter((wire) => wire.includes('decoder.clip'))).toEqual([])
  })

  it('are pulled out of a chain, and the chain heals', () => {
    const editing = new Editing(textToVideo())
    editing.do(pullOut(root, ['sampler']))
    expect(editing.document.nodes['sampler']).toBeDefined()
    expect(editing.wires).toContain('clip.clip -> decoder.clip')
    expect(editing.wires.filter((wire) => wire.includes('sampler'))).toEqual([])
  })

  it('move, resize, take colours and names, and keep what else their box says', () => {
    const editing = new Editing({
      ...textToVideo(),
      layout: { nodes: { clip: { x: 0, y: 0, w: 272, colour: 'red' } } },
    })
    editing.do(move(root, { nodes: { clip: { x: 5, y: 6 }, gone: { x: 0, y: 0 } } }))
    expect(editing.document.layout.nodes).toEqual({ clip: { x: 5, y: 6, w: 272, colour: 'red' } })
    editing.do(resizeNode(root, 'clip', { w: 300, h: 100 }))
    editing.do(colourNodes(root, ['clip', 'save'], undefined))
    expect(editing.document.layout.nodes['clip']).toEqual({ x: 5, y: 6, w: 300, h: 100 })
    editing.do(renameNode(root, 'clip', ' First shot '))
    expect(editing.document.nodes['clip']!.title).toBe('First shot')
    editing.do(renameNode(root, 'clip', ''))
    expect(editing.document.nodes['clip']).not.toHaveProperty('title')
    expect(editing.refused(colourNodes(root, ['none'], 'red'))).toMatch(/no node "none"/)
  })

  it('take the points of the wires between them along', () => {
    const editing = new Editing({
      ...textToVideo(),
      layout: { nodes: { clip: { x: 0, y: 0 }, sampler: { x: 100, y: 0 }, decoder: { x: 200, y: 0 } } },
    })
    const wire = (from: string, to: string): string =>
      Object.entries(editing.document.edges).find(([, e]) => e.from[0] === from && e.to[0] === to)![0]
    const [inside, beyond] = [wire('clip', 'sampler'), wire('sampler', 'decoder')]
    const course = (id: string): unknown => editing.document.layout.edges?.[id]?.points
    editing.do(routeWire(root, inside, [{ x: 50, y: 20 }]))
    editing.do(routeWire(root, beyond, [{ x: 150, y: 20 }]))
    editing.do(move(root, { nodes: { clip: { x: 4, y: 8 }, sampler: { x: 104, y: 8 } } }))
    expect([course(inside), course(beyond)]).toEqual([[{ x: 54, y: 28 }], [{ x: 150, y: 20 }]])
    // Half as far as both of its nodes together.
    editing.do(move(root, { nodes: { clip: { x: 4, y: 28 }, sampler: { x: 104, y: 8 } } }))
    expect(course(inside)).toEqual([{ x: 54, y: 38 }])
    editing.do(
      move(root, { nodes: { clip: { x: 0, y: 0 }, sampler: { x: 9, y: 9 } }, wires: { [inside]: [] } }),
    )
    expect([course(inside), course(beyond)]).toEqual([undefined, [{ x: 150, y: 20 }]])
  })

  it('line up and spread', () => {
    const editing = new Editing(textToVideo())
    const boxes = {
      clip: { x: 0, y: 0, w: 100, h: 50 },
      save: { x: 50, y: 10, w: 200, h: 50 },
      model: { x: 400, y: 90, w: 100, h: 10 },
    }
    const at = (): unknown[] => ['clip', 'save', 'model'].map((id) => editing.document.layout.nodes[id])
    editing.do(align(root, boxes, 'right'))
    expect(at()).toEqual([
      { x: 400, y: 0 },
      { x: 300, y: 10 },
      { x: 400, y: 90 },
    ])
    editing.do(align(root, boxes, 'middle'))
    expect(at()).toEqual([
      { x: 0, y: 25 },
      { x: 50, y: 25 },
      { x: 400, y: 45 },
    ])
    editing.do(distribute(root, boxes, 'across'))
    expect(at()).toEqual([
      { x: 0, y: 0 },
      { x: 150, y: 10 },
      { x: 400, y: 90 },
    ])
  })
})

describe('wires', () => {
  it('replace the wire into a taken port, and an equal one stays as it is', () => {
    const editing = new Editing(textToVideo())
    const [id] = editing.do(addNode(root, 'value/text', { x: 0, y: 0 }))
    editing.do(connect(root, [id!, 'text'], ['encode', 'text']))
    expect(editing.wires.filter((wire) => wire.endsWith('encode.text'))).toEqual([
      `${id}.text -> encode.text`,
    ])
    const before = editing.document
    editing.do(connect(root, [id!, 'text'], ['encode', 'text']))
    expect(editing.document).toBe(before)
  })

  it('say in words why they do not fit', () => {
    const editing = new Editing(
      workflow(
        {
          text: { type: 'value/text' },
          image: { type: 'media/load-image' },
          sampler: { type: 'sampling/dit-sampler' },
          save: { type: 'media/save-video' },
          lines: { type: 'value/lines' },
          collect: { type: 'flow/for-each' },
          a: { type: 'value/add' },
          b: { type: 'value/add' },
          pick: { type: 'flow/switch' },
        },
        ['a.value -> b.value', 'text.text -> pick.on'],
      ),
    )
    const reason = (from: [string, string], to: [string, string]): string =>
      editing.refused(connect(root, from, to))
    expect(reason(['text', 'text'], ['sampler', 'prompt'])).toBe(
      'Prompt takes conditioning. This wire carries text.',
    )
    expect(reason(['b', 'value'], ['a', 'value'])).toMatch(/wait for itself/)
    expect(reason(['a', 'value'], ['a', 'by'])).toMatch(/its own result/)
    expect(reason(['text', 'text'], ['lines', 'lines'])).toMatch(/takes no wire/)
    expect(reason(['text', 'nope'], ['sampler', 'prompt'])).toMatch(/no output "nope"/)
    expect(reason(['text', 'text'], ['sampler', 'nope'])).toMatch(/no input "nope"/)
    expect(reason(['image', 'image'], ['pick', 'off'])).toBe('Off takes text. This wire carries image.')
    editing.do(connect(root, ['image', 'image'], ['save', 'video']))
    expect(
      editing.store.context.reader.read(editing.document, root)!.nodes.get('save')!.inputs[0],
    ).toMatchObject({
      conversion: 'image to video',
    })
  })

  it('find the first fitting port of the body they are dropped on, free ones first', () => {
    const editing = new Editing(textToVideo())
    const [id] = editing.do(addNode(root, 'sampling/dit-sampler', { x: 0, y: 0 }))
    const start = { node: 'encode', port: 'conditioning', side: 'output' } as const
    editing.do(dropOnNode(root, start, id!))
    editing.do(dropOnNode(root, start, id!))
    editing.do(dropOnNode(root, start, id!))
    expect(editing.wires.filter((wire) => wire.includes(`-> ${id}`))).toEqual([
      `encode.conditioning -> ${id}.prompt`,
      `encode.conditioning -> ${id}.negative`,
    ])
    expect(
      editing.refused(dropOnNode(root, { node: 'prompt', port: 'text', side: 'output' }, 'decoder')),
    ).toMatch(/Model takes model/)
    editing.do(dropOnNode(root, { node: id!, port: 'clip', side: 'input' }, 'clip'))
    expect(editing.wires).toContain(`clip.clip -> ${id}.clip`)
  })

  it('are cut, one or many, and bend where they are told to', () => {
    const editing = new Editing(textToVideo())
    editing.do(routeWire(root, 'e1', [{ x: 1, y: 2 }]))
    expect(editing.document.layout.edges).toEqual({ e1: { points: [{ x: 1, y: 2 }] } })
    editing.do(move(root, { wires: { e1: [{ x: 3, y: 4 }] } }))
    editing.do(routeWire(root, 'e1', []))
    expect(editing.document.layout.edges).toEqual({})
    editing.do(disconnect(root, ['e1', 'e3', 'e9']))
    expect(Object.keys(editing.document.edges)).toEqual(['e2', 'e4', 'e5', 'e6', 'e7', 'e8'])
  })

  it('take nodes into them, those that are there and new ones', () => {
    const editing = new Editing(
      workflow({ a: { type: 'value/number' }, b: { type: 'value/add' }, c: { type: 'value/add' } }, [
        'a.value -> b.value',
      ]),
    )
    editing.do(insertOnWire(root, 'e1', 'c'))
    expect(editing.wires).toEqual(['a.value -> c.value', 'c.value -> b.value'])
    const [id] = editing.do(
      addOnWire(root, edgeOf(editing, 'a.value -> c.value'), 'value/add', { x: 0, y: 0 }),
    )
    expect(editing.wires).toEqual(['c.value -> b.value', `a.value -> ${id}.value`, `${id}.value -> c.value`])
    expect(
      editing.refused(
        addOnWire(root, edgeOf(editing, 'c.value -> b.value'), 'media/load-image', { x: 0, y: 0 }),
      ),
    ).toMatch(/no inputs/)
    expect(editing.refused(insertOnWire(root, 'none', 'c'))).toMatch(/not here/)
  })
})

describe('settings', () => {
  it('are set as they are, right or wrong, and brought up to date first', () => {
    const editing = new Editing(
      workflow({
        encode: { type: 'text/encode', version: 1, params: { words: 'a' } },
        sampler: { type: 'sampling/dit-sampler' },
      }),
    )
    editing.do(setParam(root, 'encode', 'text', 'b'))
    expect(editing.document.nodes['encode']).toEqual({
      type: 'text/encode',
      version: 2,
      params: { text: 'b' },
    })
    editing.do(setParam(root, 'sampler', 'steps', 1e9))
    const { byNode } = indexProblems(editing.document, sampleRegistry)
    const fix = byNode.get('sampler')!.find(({ port }) => port === 'steps')!.fix!
    editing.do(applyFix(fix))
    expect(editing.document.nodes['sampler']!.params).toEqual({ steps: 100 })
    editing.do(setParam(root, 'sampler', 'steps', undefined))
    expect(editing.document.nodes['sampler']!.params).toEqual({})
    for (const bad of [NaN, () => 1, new Map(), 'x'.repeat(2e6)])
      expect(editing.refused(setParam(root, 'sampler', 'steps', bad))).toMatch(/\.$/)
  })

  it('that are typed are one entry, until a pause or another field', () => {
    const editing = new Editing(textToVideo())
    const type = (param: string, value: unknown): void => {
      expect(editing.store.run(setParam(root, 'sampler', param, value)).ok).toBe(true)
    }
    for (const value of [1, 12, 123]) type('steps', value)
    type('guidance', 3)
    editing.now += 5000
    type('guidance', 4)
    editing.store.undo()
    expect(editing.document.nodes['sampler']!.params).toEqual({ seed: 7, steps: 123, guidance: 3 })
    editing.store.undo()
    editing.store.undo()
    expect(editing.document.nodes['sampler']!.params).toEqual({ seed: 7 })
    expect(editing.store.undo()).toBe(false)
    for (const value of [8, 7]) type('seed', value)
    expect(editing.store.state.getState().undoLabel).toBeUndefined()
  })

  it('have dice, which a value that is meant holds', () => {
    const editing = new Editing(textToVideo())
    editing.do(setDice(root, 'sampler', 'seed', true))
    expect(editing.document.nodes['sampler']!.dice).toEqual(['seed'])
    editing.do(setParam(root, 'sampler', 'seed', 9))
    expect(editing.document.nodes['sampler']).not.toHaveProperty('dice')
  })

  it('become ports and fields again, which cuts the wire', () => {
    const editing = new Editing(textToVideo())
    const port = (): boolean =>
      editing.store.context.reader
        .read(editing.document, root)!
        .nodes.get('sampler')!
        .inputs.find(({ name }) => name === 'steps')!.asPort
    editing.do(showAsPort(root, 'sampler', 'steps', true))
    expect(port()).toBe(true)
    const [id] = editing.do(addNode(root, 'value/number', { x: 0, y: 0 }))
    editing.do(connect(root, [id!, 'value'], ['sampler', 'steps']))
    editing.do(showAsPort(root, 'sampler', 'steps', false))
    expect(port()).toBe(false)
    expect(editing.wires.join()).not.toMatch(/sampler\.steps/)
    expect(editing.refused(showAsPort(root, 'sampler', 'model', true))).toMatch(/no setting/)
  })
})

describe('mute, bypass and freeze', () => {
  const hash = { clip: { sha256: 'a'.repeat(64), bytes: 1 } }
  const standing = (editing: Editing): string =>
    editing.store.context.reader.read(editing.document, root)!.nodes.get('sampler')!.standing

  // What a node is told, in which order, and how it then stands. Muted outdoes bypassed, bypassed outdoes frozen; what is
  // frozen stays frozen behind a mode, and a node has one mode at a time.
  it.each([
    [[], 'on'],
    [['freeze'], 'frozen'],
    [['mute'], 'muted'],
    [['bypass'], 'bypassed'],
    [['mute', 'bypass'], 'bypassed'],
    [['bypass', 'mute'], 'muted'],
    [['freeze', 'mute'], 'muted'],
    [['freeze', 'bypass'], 'bypassed'],
    [['freeze', 'mute', 'mute'], 'frozen'],
    [['freeze', 'bypass', 'bypass'], 'frozen'],
    [['mute', 'freeze'], 'muted'],
    [['mute', 'freeze', 'unfreeze', 'mute'], 'on'],
  ] as const)('%j leaves it %s', (steps, expected) => {
    const editing = new Editing(textToVideo())
    for (const step of steps) {
      if (step === 'freeze') editing.do(freeze(root, 'sampler', hash))
      else if (step === 'unfreeze') editing.do(unfreeze(root, ['sampler']))
      else editing.do(toggleMode(root, ['sampler'], step))
    }
    expect(standing(editing)).toBe(expected)
  })

  it('hold for a group: all go in, and out only when all are in', () => {
    const editing = new Editing(textToVideo())
    editing.do(setMode(root, ['clip'], 'mute'))
    editing.do(toggleMode(root, ['clip', 'sampler'], 'mute'))
    expect([editing.document.nodes['clip']!.mode, editing.document.nodes['sampler']!.mode]).toEqual([
      'mute',
      'mute',
    ])
    editing.do(toggleMode(root, ['clip', 'sampler'], 'mute'))
    expect(editing.document.nodes['clip']).not.toHaveProperty('mode')
    expect(editing.refused(freeze(root, 'clip', {}))).toMatch(/Run the node once/)
  })
})

describe('frames and notes', () => {
  it('are drawn, changed and removed', () => {
    const editing = new Editing(textToVideo())
    const [frame] = editing.do(addFrame(root, { x: 0, y: 0, w: 100, h: 100 }, 'Shots'))
    const [note] = editing.do(addNote(root, { x: 0, y: 0, w: 10, h: 10 }, 'hello'))
    editing.do(changeFrame(root, frame!, { title: undefined, colour: 'blue' }))
    editing.do(changeNote(root, note!, { text: 'world' }))
    editing.do(move(root, { frames: { [frame!]: { x: 9, y: 9 } }, notes: { [note!]: { x: 8, y: 8 } } }))
    expect(editing.document.layout).toMatchObject({
      groups: { shots: { x: 9, y: 9, w: 100, h: 100, colour: 'blue' } },
      notes: { note: { x: 8, y: 8, text: 'world' } },
    })
    expect(
      insideFrame(
        { x: 0, y: 0, w: 100, h: 100 },
        { a: { x: 40, y: 40, w: 100, h: 100 }, b: { x: 80, y: 80, w: 90, h: 90 } },
      ),
    ).toEqual(['a'])
    editing.do(remove(root, { frames: [frame!], notes: [note!] }))
    expect(editing.document.layout).toMatchObject({ groups: {}, notes: {} })
  })
})

describe('what a workflow exposes', () => {
  it('gets free names, once each, and can be renamed, described and taken back', () => {
    const editing = new Editing(textToVideo())
    editing.do(exposeInput(root, 'prompt', 'text'))
    expect(editing.do(exposeInput(root, 'encode', 'text'))).toEqual(['encode-text'])
    editing.do(exposeOutput(root, 'decoder', 'video', 'Clip'))
    editing.do(renameExposed(root, 'inputs', 'text', 'prompt'))
    expect(editing.refused(renameExposed(root, 'inputs', 'prompt', 'encode-text'))).toMatch(/taken/)
    editing.do(describeExposed(root, 'prompt', { help: 'What to show.', label: 'Words' }))
    editing.do(unexpose(root, 'inputs', 'encode-text'))
    expect(editing.document.inputs).toEqual([
      { name: 'prompt', to: ['prompt', 'text'], label: 'Words', help: 'What to show.' },
    ])
    expect(editing.document.outputs).toEqual([{ name: 'video', from: ['decoder', 'video'], label: 'Clip' }])
    expect(editing.refused(exposeInput(root, 'sampler', 'model'))).toMatch(/takes a wire/)
    editing.do(describeWorkflow({ title: 'Fox', tags: ['a'] }))
    expect(editing.document.meta).toEqual({ title: 'Fox', tags: ['a'] })
  })

  it('is typed into one field as one step, and into another as another, however soon after', () => {
    const editing = new Editing(textToVideo())
    editing.do(exposeInput(root, 'prompt', 'text'))
    const { store } = editing
    const [first] = editing.document.inputs!
    for (const label of ['W', 'Wo', 'Words']) store.run(describeExposed(root, 'text', { label }))
    for (const help of ['S', 'Say']) store.run(describeExposed(root, 'text', { help }))
    expect(editing.document.inputs).toEqual([{ ...first, label: 'Words', help: 'Say' }])
    store.undo()
    expect(editing.document.inputs).toEqual([{ ...first, label: 'Words' }])
    store.undo()
    expect(editing.document.inputs).toEqual([first])
  })
})

describe('fixes', () => {
  it('add, wire and remove until nothing offers one', () => {
    const editing = new Editing(
      workflow({ save: { type: 'media/save-video', params: { name: '' } } }, ['save.x -> gone.y']),
    )
    for (let round = 0; round < 8; round++) {
      const fixes = indexProblems(editing.document, sampleRegistry).all.flatMap(({ fix }) => fix ?? [])
      if (fixes.length === 0) break
      editing.do(applyFixes(fixes))
    }
    expect(indexProblems(editing.document, sampleRegistry).errors).toBe(0)
    expect(repair(editing.document, sampleRegistry).layout.nodes).toHaveProperty('save')
  })
})

describe('gestures', () => {
  it('are one entry, whatever happens in them, and leave none when they come to nothing', () => {
    const editing = new Editing(textToVideo())
    const { store } = editing
    const start = editing.document
    store.begin('Move')
    for (let x = 0; x < 50; x++) store.run(move(root, { nodes: { clip: { x, y: x }, save: { x, y: 0 } } }))
    store.commit()
    expect(store.state.getState()).toMatchObject({ undoLabel: 'Move', redoLabel: undefined })
    store.undo()
    expect(editing.document).toEqual(start)
    expect(store.undo()).toBe(false)
    store.begin('Move')
    store.run(move(root, { nodes: { clip: { x: 1, y: 1 } } }))
    store.cancel()
    expect(editing.document).toEqual(start)
    expect(store.redo()).toBe(true)
    store.begin('Drag')
    store.run(move(root, { nodes: { clip: { x: 7, y: 1 } } }))
    store.undo()
    expect(editing.document.layout.nodes['clip']).toEqual({ x: 49, y: 49 })
  })

  it('in one field are one entry, also where it is the field of several settings', () => {
    const node = { type: 'value/text' }
    const editing = new Editing(workflow({ one: node, two: node }))
    const { store } = editing
    const start = JSON.stringify(editing.document)
    const type = (text: string): void => {
      const edits = ['one', 'two'].map((id) => setParam(root, id, 'text', text))
      store.run(together('Change setting', edits, typingOf(edits)))
    }
    for (const text of ['h', 'he', 'hel']) type(text)
    store.undo()
    expect(JSON.stringify(editing.document)).toBe(start)
    type('h')
    editing.now += 10_000
    type('he')
    store.undo()
    expect(editing.document.nodes['two']!.params).toEqual({ text: 'h' })
    expect(typingOf([addNote(root, { x: 0, y: 0, w: 1, h: 1 }), setParam(root, 'one', 'text', '')])).toBe(
      undefined,
    )
  })

  it('leave the history alone when another workflow is opened', () => {
    const editing = new Editing(textToVideo())
    editing.do(renameNode(root, 'clip', 'x'))
    editing.store.open(workflow({}))
    expect(editing.store.undo()).toBe(false)
    expect(editing.store.state.getState().changes).toBeGreaterThan(1)
  })
})
