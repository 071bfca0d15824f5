import { type Endpoint, subgraphReference } from '../../../engine/graph/index.ts'
import { type FaceInput, type FaceOutput, type Inside, makeSubgraph } from '../../document/index.ts'
import type { Editor } from '../../shell/editor.ts'

/** A setting of one of the nodes. */
export interface OfferedSetting {
  readonly end: Endpoint
  readonly label: string
}

/** What a new node would take and give, and which settings of the nodes in it it can show. */
export interface NewNode {
  readonly inputs: readonly FaceInput[]
  readonly outputs: readonly FaceOutput[]
  readonly settings: readonly { readonly title: string; readonly settings: readonly OfferedSetting[] }[]
}

const nothing: NewNode = { inputs: [], outputs: [], settings: [] }

/** Makes the node without keeping it, to see what it would be. */
export function newNodeOf(
  { document: { document, context } }: Pick<Editor, 'document'>,
  inside: Inside,
  nodes: readonly string[],
  expose: readonly Endpoint[],
): NewNode {
  const edited = makeSubgraph(inside, nodes, { title: 'Subgraph', expose }).apply(document, context)
  if (edited.refused) return nothing
  const [made] = edited.made ?? []
  if (made === undefined) return nothing
  const view = context.reader.read(document, inside)
  const graph = inside === undefined ? edited.document : edited.document.subgraphs?.[inside]
  const type = graph?.nodes[made]?.type ?? ''
  const face = context.reader.faces(edited.document)(type)
  const definition = edited.document.subgraphs?.[subgraphReference(type)?.id ?? '']
  const asked = new Set(expose.map((end) => end.join('\n')))
  // What is exposed already, or wired from outside, is there without being asked for.
  const given = new Set(
    (definition?.inputs ?? []).flatMap(({ to, also = [] }) => [to, ...also].map((end) => end.join('\n'))),
  )
  const settings = nodes.flatMap((id) => {
    const node = view?.nodes.get(id)
    const offered = (node?.inputs ?? []).flatMap(({ name, label, isParam, edge }) => {
      const end: Endpoint = [id, name]
      const key = end.join('\n')
      return isParam && edge === undefined && (asked.has(key) || !given.has(key)) ? [{ end, label }] : []
    })
    return node && offered.length > 0 ? [{ title: node.title, settings: offered }] : []
  })
  return {
    inputs: [...(face?.inputs.values() ?? [])],
    outputs: [...(face?.outputs.values() ?? [])],
    settings,
  }
}
