import type { Editor } from '../../shell/editor.ts'
import { publishedAs } from '../library/library.ts'
import { stageOf } from '../stage/stage.ts'
import { chosenNodes } from './chosen.ts'

/** The subgraph that is meant: the one behind the chosen instance, or else the one that is looked into. */
export function meant(editor: Editor): string | undefined {
  const nodes = chosenNodes(editor)
  const { graph, inside } = stageOf(editor)
  if (nodes.length === 0) return inside
  return nodes.length === 1 ? graph.node(nodes[0]!)?.face?.subgraph : undefined
}

/** Whether one instance of a subgraph is chosen. */
export function isInstance(editor: Editor): boolean {
  return chosenNodes(editor).length === 1 && meant(editor) !== undefined
}

function definitionOf(editor: Editor): { readonly title: string; readonly version: number } | undefined {
  const id = meant(editor)
  return id === undefined ? undefined : editor.document.document.subgraphs?.[id]
}

/** What the palette has of the subgraph that is meant. */
export function publishedOf(editor: Editor): ReturnType<typeof publishedAs> {
  const [id, definition] = [meant(editor), definitionOf(editor)]
  return id === undefined || !definition ? undefined : publishedAs(id, definition.title)
}

/** What the palette has of it, where that is newer. */
export function newerOf(editor: Editor): ReturnType<typeof publishedAs> {
  const published = publishedOf(editor)
  return published && published.version > definitionOf(editor)!.version ? published : undefined
}
