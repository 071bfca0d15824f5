import type { NodeRegistry, WorkflowDocument } from '../../../engine/graph/index.ts'
import { graphOf, type Inside } from '../graph-of.ts'
import { type FaceOf, Faces } from './faces.ts'
import { type GraphView, viewGraph } from './graph-view.ts'

/** Reads graphs as the canvas draws them, and remembers the last of each, so that a small edit costs little. */
export class GraphReader {
  readonly #faces: Faces
  readonly #views = new Map<Inside, GraphView>()

  constructor(registry: NodeRegistry) {
    this.#faces = new Faces(registry)
  }

  /** The faces of the node types that a workflow knows. */
  faces(document: WorkflowDocument): FaceOf {
    return this.#faces.read(document.subgraphs)
  }

  /** How a graph of the workflow is drawn; undefined where there is no such graph. */
  read(document: WorkflowDocument, inside: Inside): GraphView | undefined {
    const graph = graphOf(document, inside)
    if (!graph) {
      this.#views.delete(inside)
      return undefined
    }
    const faceOf = this.faces(document)
    const before = this.#views.get(inside)
    if (before?.graph === graph && before.faceOf === faceOf) return before
    const view = viewGraph(graph, faceOf, before)
    this.#views.set(inside, view)
    return view
  }
}
