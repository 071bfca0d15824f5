import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import {
  flatten,
  formatWorkflow,
  holdDice,
  IdMaker,
  parseWorkflow,
  rollDice,
  setByName,
  setExposed,
  setParam,
  slug,
} from '../../../engine/graph/index.ts'
import { sampleRegistry } from './sample-nodes.ts'
import { graph, textToVideo, workflow } from './sample-workflow.ts'

const fixture = () => readFile(new URL('./fixtures/version-1.reelgraph.json', import.meta.url), 'utf8')

describe('formatWorkflow', () => {
  it('is read back as it was, and written again as it was', async () => {
    for (const source of [await fixture(), formatWorkflow(textToVideo())]) {
      const { document } = parseWorkflow(source)
      const text = formatWorkflow(document!)
      expect(parseWorkflow(text).document).toEqual(document)
      expect(JSON.parse(text)).toEqual(JSON.parse(source))
      expect(formatWorkflow(parseWorkflow(text).document!)).toBe(text)
    }
  })

  it('does not depend on the order in which fields were set, but on the order of nodes', () => {
    const a = workflow({ x: { type: 'value/add', params: { by: 1, other: 2 } }, y: { type: 'value/add' } })
    const b = workflow({ x: { type: 'value/add', params: { other: 2, by: 1 } }, y: { type: 'value/add' } })
    const c = workflow({ y: { type: 'value/add' }, x: { type: 'value/add', params: { by: 1, other: 2 } } })
    expect(formatWorkflow(Object.fromEntries(Object.entries(b).reverse()) as typeof b)).toBe(
      formatWorkflow(a),
    )
    expect(Object.keys(parseWorkflow(formatWorkflow(c)).document!.nodes)).toEqual(['y', 'x'])
  })

  it('shows one change as one line', () => {
    const before = formatWorkflow(textToVideo()).split('\n')
    const changed = setParam(textToVideo(), 'sampler', 'seed', 8).document!
    const after = formatWorkflow(changed).split('\n')
    expect(after.length).toBe(before.length)
    expect(after.filter((line, index) => line !== before[index])).toEqual([
      '    "sampler": { "type": "sampling/dit-sampler", "version": 1, "params": { "seed": 8 } },',
    ])
  })

  it('refuses what a file cannot hold', () => {
    const document = workflow({ x: { type: 'value/add', params: { by: NaN } } })
    expect(() => formatWorkflow(document)).toThrow(expect.objectContaining({ code: 'file.not-json' }))
  })
})

describe('setting from outside', () => {
  it('sets what a name exposes, everywhere it points', async () => {
    const { document } = parseWorkflow(await fixture())
    const set = setExposed(document!, 'steps', 30)
    expect(set.document?.nodes['shot']?.params).toEqual({ steps: 30 })
    expect(document?.nodes['shot']?.params).toEqual({ steps: 12 })
    expect(setByName(document!, 'prompt', 'a cat').document?.nodes['prompt']?.params).toEqual({
      text: 'a cat',
    })
    expect(setByName(document!, 'clip.seconds', 4).document?.nodes['clip']?.params).toEqual({ seconds: 4 })
    expect(setByName(document!, 'stepz', 4).problem).toMatchObject({
      code: 'set.unknown-input',
      message: 'The workflow has no input "stepz". It has prompt, steps.',
    })
    expect(setByName(document!, 'gone.seconds', 4).problem).toMatchObject({ code: 'set.unknown-node' })
    expect(setByName(document!, 'toString.x', 4).problem).toMatchObject({ code: 'set.unknown-node' })
  })

  it('sets what is inside of one instance, and leaves the others of its subgraph alone', () => {
    const inner = graph({ sampler: { type: 'sampling/dit-sampler', params: { seed: 1, guidance: 4 } } })
    const outer = graph({ deep: { type: 'subgraph/inner@1', dice: ['seed'] } })
    const document = workflow({ a: { type: 'subgraph/outer@1' }, b: { type: 'subgraph/outer@1' } }, [], {
      subgraphs: {
        inner: {
          ...inner,
          version: 1,
          title: 'Inner',
          inputs: [{ name: 'seed', to: ['sampler', 'seed'] }],
          outputs: [],
        },
        outer: { ...outer, version: 1, title: 'Outer', inputs: [], outputs: [] },
      },
    })
    const at = (set: typeof document, path: string) =>
      flatten(set).nodes.find((node) => node.path === path)?.params
    const seeded = setByName(document, 'a/deep/sampler.seed', 9).document!
    expect(at(seeded, 'a/deep/sampler')).toEqual({ seed: 9, guidance: 4 })
    expect(at(seeded, 'b/deep/sampler')).toEqual({ seed: 1, guidance: 4 })
    const guided = setByName(seeded, 'a/deep/sampler.guidance', 7).document!
    expect(at(guided, 'a/deep/sampler')).toEqual({ seed: 9, guidance: 7 })
    expect(at(guided, 'b/deep/sampler')).toEqual({ seed: 1, guidance: 4 })
    expect(flatten(guided).problems).toEqual([])
    // Dice inside are not drawn over what was set.
    expect(at(rollDice(guided, () => 42).document, 'a/deep/sampler')).toEqual({ seed: 9, guidance: 7 })
    expect(setByName(document, 'a/gone.seed', 9).problem).toMatchObject({ code: 'set.unknown-node' })
    expect(setByName(document, 'a/deep/sampler/x.seed', 9).problem).toMatchObject({
      code: 'set.unknown-node',
    })
  })

  it('refuses what an instance has no setting for, and names it as it was written', () => {
    const part = (nodes: Parameters<typeof graph>[0], to: readonly [string, string][]) => ({
      ...graph(nodes),
      version: 1,
      title: 'Part',
      inputs: to.map(([id, name]) => ({ name, to: [id, name] as [string, string] })),
      outputs: [],
    })
    const document = workflow({ g: { type: 'subgraph/outer@1' }, round: { type: 'subgraph/ring@1' } }, [], {
      subgraphs: {
        inner: part({ p: { type: 'sampling/dit-sampler' } }, [
          ['p', 'steps'],
          ['p', 'clip'],
        ]),
        outer: part({ deep: { type: 'subgraph/inner@1' }, odd: { type: 'magic/x' } }, [
          ['deep', 'steps'],
          ['deep', 'clip'],
          ['odd', 'any'],
        ]),
        ring: part({ r: { type: 'subgraph/ring@1' } }, [['r', 'x']]),
      },
    })
    const set = (name: string) => setByName(document, name, 9, sampleRegistry)
    for (const name of ['g.steps', 'g/deep.steps', 'g/deep/p.guidance', 'g.any', 'g/odd.other', 'round.x'])
      expect(set(name).problem, name).toBeUndefined()
    expect(set('g.typo').problem).toEqual({
      code: 'set.unknown-setting',
      severity: 'error',
      node: 'g',
      port: 'typo',
      message: 'Part "g" has no setting "typo". It has steps.',
    })
    expect(set('g/deep.typo').problem).toMatchObject({ code: 'set.unknown-setting', node: 'g/deep' })
    expect(set('g/deep/p.typo').problem).toMatchObject({
      code: 'set.unknown-setting',
      node: 'g/deep/p',
      message: expect.stringContaining('DiT Sampler "g/deep/p" has no setting "typo". It has solver,'),
    })
    expect(set('g/deep.clip').problem).toMatchObject({
      code: 'set.not-a-setting',
      message: 'Clip of Part "g/deep" takes a wire and has no value to set. Set what is wired to it.',
    })
    expect(set('g/gone.typo').problem).toMatchObject({ code: 'set.unknown-node', node: 'g/gone' })
  })

  it('rolls the dice that are on', () => {
    const document = workflow({
      a: { type: 'sampling/dit-sampler', params: { seed: 1 }, dice: ['seed'] },
      b: { type: 'value/add' },
    })
    const { document: rolled, drawn } = rollDice(document, () => 42)
    expect(drawn).toEqual([{ node: 'a', param: 'seed', value: 42 }])
    expect(rolled.nodes['a']).toMatchObject({ params: { seed: 42 }, dice: ['seed'] })
    expect(document.nodes['a']?.params).toEqual({ seed: 1 })
  })

  it('leaves alone what was set by name, and everything where the dice are held', () => {
    const document = workflow({
      a: { type: 'sampling/dit-sampler', params: { seed: 1 }, dice: ['seed', 'other'] },
    })
    const set = setByName(document, 'a.seed', 7).document!
    expect(rollDice(set, () => 42).document.nodes['a']?.params).toEqual({ seed: 7, other: 42 })
    expect(rollDice(setParam(document, 'a', 'seed', 7).document!, () => 42).drawn).toHaveLength(2)
    expect(rollDice(holdDice(document), () => 42).drawn).toEqual([])
  })

  it('draws the dice inside subgraphs too, once a definition', () => {
    const inner = { type: 'x/y', version: 1, params: { seed: 1 }, dice: ['seed'] }
    const parsed = parseWorkflow({
      format: 'reelgraph',
      version: 1,
      id: 'w',
      nodes: { a: { type: 'subgraph/shots@1', version: 1, params: {} } },
      subgraphs: {
        shots: { version: 1, title: 'Shots', inputs: [], outputs: [], nodes: { sampler: inner } },
      },
    }).document!
    const { document, drawn } = rollDice(parsed, () => 42)
    expect(drawn).toEqual([{ subgraph: 'shots', node: 'sampler', param: 'seed', value: 42 }])
    expect(document.subgraphs?.['shots']?.nodes['sampler']?.params).toEqual({ seed: 42 })
    expect(parsed.subgraphs?.['shots']?.nodes['sampler']?.params).toEqual({ seed: 1 })
    expect(rollDice(holdDice(document), () => 7).drawn).toEqual([])
  })
})

describe('ids', () => {
  it.each([
    ['DiT Sampler', 'dit-sampler'],
    ['  Überblendung 2 ', 'überblendung-2'],
    ['***', 'node'],
    ['x'.repeat(100), 'x'.repeat(48)],
  ])('%s → %s', (name, id) => {
    expect(slug(name)).toBe(id)
  })

  it('are readable and free', () => {
    const ids = new IdMaker(['sampler', 'sampler-3'])
    expect([1, 2, 3].map(() => ids.make('sampling/sampler'))).toEqual(['sampler-2', 'sampler-4', 'sampler-5'])
    expect(ids.make('Save Video')).toBe('save-video')
    expect(
      parseWorkflow({
        format: 'reelgraph',
        version: 1,
        id: 'a',
        nodes: { [ids.make('Ünï ☃ code')]: { type: 'a', version: 1, params: {} } },
      }).problems,
    ).toBeUndefined()
  })
})
