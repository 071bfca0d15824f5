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
import type { Editor } from '../../shell/editor.ts'
import { textOf } from '../library/library-entries.ts'
import { publish, withdraw } from '../library/library.ts'
import { stageOf } from '../stage/stage.ts'
import { chosenNodes } from './chosen.ts'
import { meant, newerOf, publishedOf } from './meant-subgraph.ts'
import { act, actAndChoose } from './say.ts'

/** Puts what is in the chosen instance in its place. */
export function unpackChosen(editor: Editor): void {
  actAndChoose(editor, unpackSubgraph(stageOf(editor).inside, chosenNodes(editor)[0]!))
}

/** Gives the chosen instance a definition of its own. */
export function detachChosen(editor: Editor): void {
  act(editor, detachInstance(stageOf(editor).inside, chosenNodes(editor)[0]!))
}

/** Takes the palette's newer version of the subgraph that is meant. */
export function updateMeant(editor: Editor): void {
  const [id, newer] = [meant(editor), newerOf(editor)]
  const read = newer && readFragment(newer.text)
  if (id !== undefined && read && 'fragment' in read) act(editor, updateSubgraph(id, read.fragment))
}

/** Takes the subgraph that is meant off the palette. */
export function withdrawMeant(editor: Editor): void {
  const published = publishedOf(editor)
  if (published && withdraw(published)) toast.success(`"${published.title}" is not in the palette any more.`)
}

/** Saves the subgraph that is meant as a file. */
export function exportMeant(editor: Editor): void {
  const id = meant(editor)
  const text = id === undefined ? undefined : textOf(subgraphFragment(editor.document.document, id))
  if (text === undefined) return
  saveFile(new Blob([text], { type: 'application/json' }), `${id}.reelgraph.json`)
}

/** Puts a subgraph into the palette; where an earlier form of it is there, under the next version. */
export function publishMeant(editor: Editor): void {
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
