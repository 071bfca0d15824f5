import { describe, expect, it } from 'vitest'
import { compile, parseWorkflow, registryOf, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import {
  type Command,
  countPlaces,
  detachInstance,
  freeze,
  GraphReader,
  renameSubgraph,
  setParam,
  unfreeze,
} from '../../../app/document/index.ts'
import { sharedPlaces } from '../../../app/panels/inspector/shared-places.ts'

const registry = registryOf(declarations)
const context = { registry, reader: new GraphReader(registry) }
const pin = (letter: string) => ({ text: { sha256: letter.repeat(64), bytes: 12 } })
const said = (words: string) => ({ type: 'subgraph/said@1', version: 1, params: { words } })

/** A node of which two are made, `day` and `night`, with other words in each; `more` stands beside them. */
function workflow(
  more: Partial<Pick<WorkflowDocument, 'subgraphs'>> & { nodes?: object } = {},
): WorkflowDocument {
  const { document, problems } = parseWorkflow({
    format: 'reelgraph',
    version: 1,
    id: 'linked',
    nodes: { day: said('a fox at noon'), night: said('a fox at night'), ...more.nodes },
    edges: {},
    subgraphs: {
      said: {
        version: 1,
        title: 'Said',
        inputs: [{ name: 'words', to: ['prompt', 'words'] }],
        outputs: [{ name: 'text', from: ['prompt', 'text'] }],
        nodes: { prompt: { type: 'text/prompt', version: 1, params: {} } },
        edges: {},
        layout: { nodes: {} },
      },
      ...more.subgraphs,
    },
    layout: { nodes: {} },
  })
  if (!document) throw new Error(JSON.stringify(problems))
  return document
}

function after(document: WorkflowDocument, ...commands: readonly Command[]): WorkflowDocument {
  return commands.reduce((before, command) => {
    const edited = command.apply(before, context)
    if (edited.refused) throw new Error(edited.refused.reason)
    return edited.document
  }, document)
}

/** What each of the two keeps, as the engine has it; by the first letter of the hash. */
function kept(document: WorkflowDocument): Record<string, string | undefined> {
  // As it is after a reload: from the text of the file.
  const read = parseWorkflow(JSON.parse(JSON.stringify(document)))
  const { graph, problems } = compile(read.document!, registry, { targets: ['day', 'night'] })
  if (!graph) throw new Error(JSON.stringify(problems))
  const letter = (path: string) => graph.nodes.get(path)?.frozen?.['text']?.sha256[0]
  return { day: letter('day/prompt'), night: letter('night/prompt') }
}

const inside = freeze('said', 'prompt', pin('a'))

describe('freeze in a subgraph that stands in two places', () => {
  it('is of the definition: what one gave is kept in both, and that is said', () => {
    const document = after(workflow(), inside)
    expect(kept(document)).toEqual({ day: 'a', night: 'a' })
    expect(sharedPlaces(document, 'said')).toMatch(/^It is kept in all 2 places where "Said" stands/)
    expect(kept(after(document, unfreeze('said', ['prompt'])))).toEqual({ day: undefined, night: undefined })
  })

  it('from outside is of one instance, and comes before what is kept inside', () => {
    const outside = freeze(undefined, 'night', pin('b'))
    expect(kept(after(workflow(), outside))).toEqual({ day: undefined, night: 'b' })
    expect(kept(after(workflow(), outside, inside))).toEqual({ day: 'a', night: 'b' })
    expect(kept(after(workflow(), inside, outside, unfreeze(undefined, ['night'])))).toEqual({
      day: 'a',
      night: 'a',
    })
  })

  it('stays through an edit in place, in both', () => {
    const document = after(
      workflow(),
      inside,
      renameSubgraph('said', 'Spoken'),
      setParam('said', 'prompt', 'words', 'an owl'),
      setParam(undefined, 'day', 'words', 'a bear'),
    )
    expect(kept(document)).toEqual({ day: 'a', night: 'a' })
  })

  it('goes along into a definition of its own, and is let go of there alone', () => {
    const apart = after(workflow(), inside, detachInstance(undefined, 'night'))
    expect(kept(apart)).toEqual({ day: 'a', night: 'a' })
    const own = Object.keys(apart.subgraphs!).find((id) => id !== 'said')!
    expect(sharedPlaces(apart, 'said')).toBeUndefined()
    expect(sharedPlaces(apart, own)).toBeUndefined()
    expect(kept(after(apart, unfreeze(own, ['prompt'])))).toEqual({ day: 'a', night: undefined })
  })
})

describe('the places of a subgraph', () => {
  it('are counted through the subgraphs that it stands in', () => {
    const nested = workflow({
      nodes: {
        one: { type: 'subgraph/pair@1', version: 1, params: {} },
        two: { type: 'subgraph/pair@1', version: 1, params: {} },
      },
      subgraphs: {
        pair: {
          version: 1,
          title: 'Pair',
          inputs: [],
          outputs: [],
          nodes: { left: said('left'), right: said('right') },
          edges: {},
          layout: { nodes: {} },
        },
      } as unknown as NonNullable<WorkflowDocument['subgraphs']>,
    })
    expect(countPlaces(nested, 'said')).toBe(6)
    expect(countPlaces(nested, 'pair')).toBe(2)
    expect(countPlaces(nested, 'nothing')).toBe(0)
    expect(sharedPlaces(nested, undefined)).toBeUndefined()
  })
})
