import { subgraphReference } from '../../engine/graph/index.ts'
import { graphOf, locate } from '../document/index.ts'
import type { Editor } from '../shell/editor.ts'
import { noSelection } from '../shell/view-store.ts'
import { approach } from './stage/approach.ts'
import { stageOf } from './stage/stage.ts'

/** Goes to a node by its path (`shots/sampler`): enters the subgraphs on the way, chooses it and brings it into view. */
export function revealNode(editor: Editor, path: string): void {
  const place = locate(editor.document.document, path)
  if (!place) return
  const parts = path.split('/').slice(0, -1)
  const way: string[] = []
  for (const part of parts) {
    const node = graphOf(editor.document.document, way.at(-1))?.nodes[part]
    const reference = node && subgraphReference(node.type)
    if (reference) way.push(reference.id)
  }
  const stage = stageOf(editor)
  const { path: at } = editor.view.getState()
  const same = at.length === way.length && at.every((id, index) => id === way[index])
  const here = same && stage.handle !== undefined
  stage.wanted = here ? undefined : place.id
  editor.view.setState({
    ...(!same && { path: way, through: parts }),
    selection: { ...noSelection, nodes: new Set([place.id]) },
    mode: 'graph',
  })
  stage.detail.want(place.id)
  if (here) approach(stage, place.id)
}
