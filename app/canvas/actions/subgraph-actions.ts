import {
  detachInstance,
  fragmentText,
  publishSubgraph,
  readFragment,
  subgraphFragment,
  unpackSubgraph,
  updateSubgraph,
} from '../../document/index.ts'
import { saveFile } from '../../keep/save-file.ts'
import { toast } from '../../look/index.ts'
import type { Action } from '../../shell/action.ts'
import type { Editor } from '../../shell/editor.ts'
import { textOf } from '../library/library-entries.ts'
import { publish, publishedAs, withdraw } from '../library/library.ts'
import { stageOf } from '../stage/stage.ts'
import { chosen, chosenNodes } from './chosen.ts'
import { act, actAndChoose } from './say.ts'

/** What can be done with subgraphs: making, looking into, publishing, taking apart. */
export const subgraphActions: readonly Action[] = [
  {
    id: 'node.make-subgraph',
    title: 'Make one node of the selection',
    group: 'Node',
    icon: 'boxes',
    keys: ['Mod+Shift+G'],
    enabled: chosen(1),
    run: (editor) => stageOf(editor).state.setState({ joining: chosenNodes(editor) }),
  },
  {
    id: 'node.enter',
    title: 'Look inside',
    group: 'Node',
    icon: 'package-open',
    enabled: isInstance,
    run: (editor) => stageOf(editor).enter(chosenNodes(editor)[0]!),
  },
  {
    id: 'node.unpack',
    title: 'Unpack into this graph',
    group: 'Node',
    icon: 'ungroup',
    enabled: isInstance,
    run: (editor) => actAndChoose(editor, unpackSubgraph(stageOf(editor).inside, chosenNodes(editor)[0]!)),
  },
  {
    id: 'node.detach',
    title: 'Give it a definition of its own',
    group: 'Node',
    icon: 'unplug',
    enabled: isInstance,
    run: (editor) => act(editor, detachInstance(stageOf(editor).inside, chosenNodes(editor)[0]!)),
  },
  {
    id: 'node.publish',
    title: 'Publish to the palette',
    group: 'Node',
    icon: 'upload',
    enabled: (editor) => meant(editor) !== undefined,
    run: publishMeant,
  },
  {
    id: 'node.update',
    title: 'Update to the published version',
    group: 'Node',
    icon: 'history',
    enabled: (editor) => newerOf(editor) !== undefined,
    run: (editor) => {
      const [id, newer] = [meant(editor), newerOf(editor)]
      const read = newer && readFragment(newer.text)
      if (id !== undefined && read && 'fragment' in read) act(editor, updateSubgraph(id, read.fragment))
    },
  },
  {
    id: 'node.withdraw',
    title: 'Take it off the palette',
    group: 'Node',
    enabled: (editor) => publishedOf(editor) !== undefined,
    run: (editor) => {
      const published = publishedOf(editor)
      if (published && withdraw(published))
        toast.success(`"${published.title}" is not in the palette any more.`)
    },
  },
  {
    id: 'node.export',
    title: 'Export it as a file',
    group: 'Node',
    icon: 'download',
    enabled: (editor) => meant(editor) !== undefined,
    run: (editor) => {
      const id = meant(editor)
      const text = id === undefined ? undefined : textOf(subgraphFragment(editor.document.document, id))
      if (text === undefined) return
      saveFile(new Blob([text], { type: 'application/json' }), `${id}.reelgraph.json`)
    },
  },
]

/** The subgraph that is meant: the one behind the chosen instance, or else the one that is looked into. */
function meant(editor: Editor): string | undefined {
  const nodes = chosenNodes(editor)
  const { graph, inside } = stageOf(editor)
  if (nodes.length === 0) return inside
  return nodes.length === 1 ? graph.node(nodes[0]!)?.face?.subgraph : undefined
}

function isInstance(editor: Editor): boolean {
  return chosenNodes(editor).length === 1 && meant(editor) !== undefined
}

function definitionOf(editor: Editor): { readonly title: string; readonly version: number } | undefined {
  const id = meant(editor)
  return id === undefined ? undefined : editor.document.document.subgraphs?.[id]
}

function publishedOf(editor: Editor): ReturnType<typeof publishedAs> {
  const [id, definition] = [meant(editor), definitionOf(editor)]
  return id === undefined || !definition ? undefined : publishedAs(id, definition.title)
}

function newerOf(editor: Editor): ReturnType<typeof publishedAs> {
  const published = publishedOf(editor)
  return published && published.version > definitionOf(editor)!.version ? published : undefined
}

/** Puts a subgraph into the palette; where an earlier form of it is there, under the next version. */
function publishMeant(editor: Editor): void {
  const id = meant(editor)
  if (id === undefined) return
  const { document } = editor
  const before = publishedOf(editor)
  const same = before?.text === textOf(subgraphFragment(document.document, id))
  if (before && !same && !act(editor, publishSubgraph(id, before.version)).ok) return
  const fragment = subgraphFragment(document.document, id)
  const definition = document.document.subgraphs?.[id]
  if (!fragment || !definition) return
  const { title, version } = definition
  if (publish({ id, title, version, text: fragmentText(fragment) }))
    toast.success(`Version ${version} of "${title}" is in the palette.`)
  else toast.error('The browser keeps nothing for this page, so nothing can be published. Export it instead.')
}
