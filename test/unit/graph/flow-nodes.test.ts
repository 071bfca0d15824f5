import { describe, expect, it } from 'vitest'
import { boolean, defineNode, output } from '../../../engine/define/index.ts'
import { compile, registryOf, validateWorkflow, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { forEach } from '../../../nodes/flow/for-each.ts'
import { switchNode } from '../../../nodes/flow/switch.ts'
import { sampleNodes } from './sample-nodes.ts'
import { workflow } from './sample-workflow.ts'

const yes = defineNode({
  type: 'value/yes',
  version: 1,
  title: 'Yes',
  summary: 'Says yes.',
  inputs: {},
  outputs: { yes: output(boolean) },
})
const { pick: _pick, forEach: _forEach, ...others } = sampleNodes
const registry = registryOf([...Object.values(others), forEach, switchNode, yes])
const problems = (document: WorkflowDocument) =>
  validateWorkflow(document, registry).map(({ code, node, port }) => [code, node, port])
const built = (document: WorkflowDocument, targets?: readonly string[]) =>
  compile(document, registry, targets ? { targets } : {}).graph

describe('a For Each that counts', () => {
  const nodes = {
    n: { type: 'value/number' },
    model: { type: 'model/load-model' },
    each: { type: 'flow/for-each' },
    encode: { type: 'text/encode' },
    decode: { type: 'clip/decoder' },
  }
  const wires = ['model.model -> encode.model', 'each.item -> encode.text']

  it('gives whole numbers, which wires turn into what a port takes, and refuse where it takes none', () => {
    for (const more of [[], ['n.value -> each.first']]) {
      const graph = built(workflow(nodes, [...wires, ...more]), ['encode'])
      expect(graph?.nodes.get('each')?.kinds?.['item']?.id).toBe('integer')
      expect(graph?.nodes.get('encode')?.sources['text']?.conversion).toBe('integer→text')
    }
    const wrong = workflow(nodes, ['model.model -> decode.model', 'each.item -> decode.clip'])
    expect(problems(wrong)).toContainEqual(['edge.kind', 'decode', 'clip'])
  })

  it('counts where its list is muted, and gives what nobody knows where that of the list is not known', () => {
    const more = { ...nodes, lines: { type: 'value/lines', mode: 'mute' as const }, odd: { type: 'magic/x' } }
    const muted = built(workflow(more, [...wires, 'lines.lines -> each.items']), ['encode'])
    expect(muted?.nodes.get('encode')?.sources['text']?.conversion).toBe('integer→text')
    const unknown = workflow(more, [
      'odd.x -> each.items',
      'model.model -> decode.model',
      'each.item -> decode.clip',
    ])
    expect(problems(unknown).filter(([code]) => code === 'edge.kind')).toEqual([])
  })

  it('counts in numbers that are exact, from the last First that it takes', () => {
    const { first, count } = forEach.inputs
    const [from, most] = [9_007_199_250_000_000, 1000]
    const takes = (schema: typeof first.schema, value: number): boolean => schema.safeParse(value).success
    expect([takes(first.schema, from), takes(first.schema, from + 1)]).toEqual([true, false])
    expect([takes(count.schema, most), takes(count.schema, most + 1)]).toEqual([true, false])
    expect(Number.isSafeInteger(from + most)).toBe(true)
  })
})

describe('a switch', () => {
  const nodes = {
    n: { type: 'value/number' },
    add: { type: 'value/add' },
    odd: { type: 'magic/x' },
    pass: { type: 'value/add', mode: 'bypass' as const },
    quiet: { type: 'value/number', mode: 'mute' as const },
    words: { type: 'value/text' },
    s: { type: 'flow/switch' },
    end: { type: 'value/show' },
  }
  const wires = ['n.value -> s.first', 's.value -> end.value']

  it.each([
    ['nothing', []],
    ['what is muted', ['quiet.value -> s.second']],
    ['what is not finished', ['add.value -> s.second']],
    ['a type that is not known', ['odd.x -> s.second']],
    ['what has nothing to pass on', ['pass.value -> s.second']],
    ['another kind', ['words.text -> s.second']],
  ])('does not need what it does not choose: %s', (_, more) => {
    const graph = built(workflow(nodes, [...wires, ...more]))
    expect(graph?.order).toEqual(['n', 's', 'end'])
    expect(Object.keys(graph!.nodes.get('s')!.sources)).toEqual(['first'])
    expect(graph?.nodes.get('s')?.kinds?.['value']?.id).toBe('number')
    // Chosen, it is needed.
    const other = { ...nodes, s: { type: 'flow/switch', params: { useFirst: false } } }
    const chosen = built(workflow(other, [...wires, ...more]))
    expect(chosen?.order ?? []).not.toContain('n')
    if (more[0] !== 'words.text -> s.second') expect(chosen?.order ?? []).not.toContain('end')
  })

  it('needs both where a wire chooses, or the setting is not right', () => {
    const problemsWith = (params: Record<string, unknown>, more: readonly string[]) =>
      problems(
        workflow({ ...nodes, yes: { type: 'value/yes' }, s: { type: 'flow/switch', params } }, [
          ...wires,
          ...more,
        ]),
      )
    const missing = ['input.missing', 's', 'second']
    expect(problemsWith({}, [])).not.toContainEqual(missing)
    expect(problemsWith({}, ['yes.yes -> s.useFirst'])).toContainEqual(missing)
    expect(problemsWith({ useFirst: 'maybe' }, [])).toContainEqual(missing)
  })

  it('may not stand in a circle, whatever it chooses', () => {
    const circle = workflow(nodes, [...wires, 's.value -> add.value', 'add.value -> s.second'])
    expect(problems(circle)).toContainEqual(['graph.cycle', 'add', 'value'])
  })

  it('is refused for a circle on the side that it does not choose, which leaves it no place in the order', () => {
    const others = { ...nodes, a: { type: 'value/add' }, b: { type: 'value/add' } }
    const circle = workflow(others, [
      ...wires,
      'a.value -> b.value',
      'b.value -> a.value',
      'b.value -> s.second',
    ])
    expect(problems(circle)).toContainEqual(['graph.cycle', 'a', 'value'])
    expect(built(circle)).toBeUndefined()
  })
})
