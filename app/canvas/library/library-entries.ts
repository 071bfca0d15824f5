import { type NodeRegistry, subgraphType, type WorkflowDocument } from '../../../engine/graph/index.ts'
import {
  type Fragment,
  fragmentText,
  GraphReader,
  readFragment,
  subgraphFragment,
} from '../../document/index.ts'
import { type Entry, entryOf } from '../quick-add/entry.ts'
import { publishedNodes } from './library.ts'

/** What was published and is not in this workflow as it is: pasting it brings its definition along. */
export function libraryEntries(registry: NodeRegistry, document: WorkflowDocument): readonly Entry[] {
  return publishedNodes().flatMap(({ id, title, version, text }) => {
    if (textOf(subgraphFragment(document, id)) === text) return []
    const read = readFragment(text)
    if ('reason' in read) return []
    const { subgraphs } = read.fragment
    if (!subgraphs) return []
    const face = new GraphReader(registry).faces({ ...document, subgraphs })(subgraphType(id, version))
    if (!face) return []
    // Its type may name another definition in this workflow.
    const type = `library/${id}/${title}`
    const entry = entryOf({ ...face, type })
    const summary = `Published, version ${version}. Adding it brings a copy into this workflow.`
    return [{ ...entry, title, category: 'Published', icon: 'boxes', summary, text }]
  })
}

/** A published node as text, so that two of them can be told apart. */
export function textOf(fragment: Fragment | undefined): string | undefined {
  return fragment && fragmentText(fragment)
}
