import { describe, expect, it } from 'vitest'
import { compile, parseWorkflow, registryOf, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'
import { GraphReader } from '../../../app/document/index.ts'
import { aroundOf } from '../../../app/panels/inspector/use-around.ts'
import { type Outcome, outcomeOf, standingWords } from '../../../app/panels/inspector/standing-words.ts'

const registry = registryOf(declarations)
const kept = { video: { sha256: 'a'.repeat(64), bytes: 1200 } }

type Own = 'on' | 'bypass' | 'mute'
type Group = 'on' | 'bypass' | 'mute' | 'frozen'

/**
 * A trimmed video is saved; the trimming is inside a subgraph, which stands in the workflow as `group`. The mode and the
 * pin of both are what the table is about.
 */
function workflow(own: Own, frozen: boolean, group: Group): WorkflowDocument {
  const trim = {
    type: 'media/trim',
    version: 1,
    params: {},
    ...(own !== 'on' && { mode: own }),
    ...(frozen && { frozen: kept }),
  }
  const instance = {
    type: 'subgraph/cut@1',
    version: 1,
    params: {},
    title: 'Cut',
    ...((group === 'bypass' || group === 'mute') && { mode: group }),
    ...(group === 'frozen' && { frozen: kept }),
  }
  const { document, problems } = parseWorkflow({
    format: 'reelgraph',
    version: 1,
    id: 'table',
    nodes: {
      load: { type: 'media/load-video', version: 1, params: { file: 'b'.repeat(64) } },
      cut: instance,
      save: { type: 'media/save-video', version: 1, params: {} },
    },
    edges: {
      a: { from: ['load', 'video'], to: ['cut', 'video'] },
      b: { from: ['cut', 'video'], to: ['save', 'video'] },
    },
    subgraphs: {
      cut: {
        version: 1,
        title: 'Cut',
        inputs: [{ name: 'video', to: ['trim', 'video'] }],
        outputs: [{ name: 'video', from: ['trim', 'video'] }],
        nodes: { trim },
        edges: {},
        layout: { nodes: {} },
      },
    },
    layout: { nodes: {} },
  })
  if (!document) throw new Error(JSON.stringify(problems))
  return document
}

/** What the engine makes of the trimming. */
function made(document: WorkflowDocument): Outcome | 'is not there' {
  const { graph, problems } = compile(document, registry)
  if (!graph) throw new Error(JSON.stringify(problems))
  const trim = graph.nodes.get('cut/trim')
  if (trim) return trim.frozen ? 'is kept' : 'runs'
  const source = graph.nodes.get('save')?.sources['video']?.node
  return source === 'load' ? 'passes on' : 'is left out'
}

/** What the inspector says of it. */
function said(document: WorkflowDocument): { readonly outcome: Outcome; readonly words: string | undefined } {
  const reader = new GraphReader(registry)
  const around = aroundOf(document, { reader }, { path: ['cut'], through: ['cut'] })
  const node = reader.read(document, 'cut')!.nodes.get('trim')!
  return { outcome: outcomeOf(node, around?.standing), words: standingWords(node, around) }
}

const forward = 'It does not run: Video takes what comes into Video.'
const aside = ' What it keeps waits until it is active again.'
const left = 'It does not run, and neither does what needs it.'
const pin = 'It does not run: it keeps Video (1.2 kB). What only it needs does not run either.'
const inMute = '"Cut" is muted, so nothing inside it runs.'
const inBypass = '"Cut" is bypassed, so nothing inside it runs.'
const inFrozen = '"Cut" is frozen: what it keeps is used, whatever is changed in here.'

/** mute × bypass × freeze × group: what comes of the node, what of what the engine sees, and what the inspector says. */
const table: readonly (readonly [Own, 'thawed' | 'frozen', Group, Outcome, string | undefined])[] = [
  // Its own mode   pinned    its group    comes to       in words
  ['on', 'thawed', 'on', 'runs', undefined],
  ['on', 'frozen', 'on', 'is kept', pin],
  ['bypass', 'thawed', 'on', 'passes on', forward],
  ['bypass', 'frozen', 'on', 'passes on', forward + aside],
  ['mute', 'thawed', 'on', 'is left out', left],
  ['mute', 'frozen', 'on', 'is left out', left + aside],

  ['on', 'thawed', 'bypass', 'is left out', inBypass],
  ['on', 'frozen', 'bypass', 'is left out', inBypass],
  ['bypass', 'thawed', 'bypass', 'is left out', inBypass],
  ['bypass', 'frozen', 'bypass', 'is left out', inBypass],
  ['mute', 'thawed', 'bypass', 'is left out', inBypass],
  ['mute', 'frozen', 'bypass', 'is left out', inBypass],

  ['on', 'thawed', 'mute', 'is left out', inMute],
  ['on', 'frozen', 'mute', 'is left out', inMute],
  ['bypass', 'thawed', 'mute', 'is left out', inMute],
  ['bypass', 'frozen', 'mute', 'is left out', inMute],
  ['mute', 'thawed', 'mute', 'is left out', inMute],
  ['mute', 'frozen', 'mute', 'is left out', inMute],

  ['on', 'thawed', 'frozen', 'is kept', inFrozen],
  ['on', 'frozen', 'frozen', 'is kept', inFrozen],
  ['bypass', 'thawed', 'frozen', 'passes on', forward],
  ['bypass', 'frozen', 'frozen', 'passes on', forward + aside],
  ['mute', 'thawed', 'frozen', 'is left out', left],
  ['mute', 'frozen', 'frozen', 'is left out', left + aside],
]

describe('mute × bypass × freeze × group', () => {
  it('is told in full', () => expect(new Set(table.map((row) => row.slice(0, 3).join())).size).toBe(24))

  it.each(table)(
    'a node that is %s and %s, in a group that is %s, %s',
    (own, pinned, group, outcome, words) => {
      const document = workflow(own, pinned === 'frozen', group)
      expect(said(document)).toEqual({ outcome, words })
      // A bypassed group passes around what is in it, so the engine sees nothing of the node.
      expect(made(document)).toBe(group === 'bypass' ? 'passes on' : outcome)
    },
  )
})
