import type { NodeDefinition } from '../../../engine/define/index.ts'
import { type NodeRegistry, subgraphReference, subgraphType } from '../../../engine/graph/index.ts'
import { fieldOf } from '../field-of.ts'
import type { Subgraphs } from '../graph-of.ts'
import { type Face, faceOfDefinition } from './face.ts'
import { faceOfSubgraph } from './face-of-subgraph.ts'
import { innermostFirst } from './innermost-first.ts'

/** Finds the face of a node by its type; undefined for types that are not known here. */
export type FaceOf = (type: string) => Face | undefined

/**
 * The faces of declared nodes and of a workflow's subgraphs. A face is the same object as long as it says the same, so
 * that a change inside a subgraph touches the nodes outside only where its ports change.
 */
export class Faces {
  readonly #registry: NodeRegistry
  readonly #declared = new Map<NodeDefinition, Face>()
  readonly #made = new Map<string, { readonly text: string; readonly face: Face }>()
  readonly #none: FaceOf = (type) => this.#declaredFace(type)
  #subgraphs: Subgraphs | undefined
  #read: FaceOf = this.#none

  constructor(registry: NodeRegistry) {
    this.#registry = registry
  }

  /** The faces that hold for a workflow with these subgraphs; the same function while none of them changes. */
  read(subgraphs: Subgraphs | undefined): FaceOf {
    if (subgraphs === this.#subgraphs) return this.#read
    this.#subgraphs = subgraphs
    const made = new Map<string, Face>()
    let changed = false
    const faceOf: FaceOf = (type) => made.get(type) ?? this.#declaredFace(type)
    for (const id of innermostFirst(subgraphs ?? {})) {
      const subgraph = fieldOf(subgraphs, id)!
      const type = subgraphType(id, subgraph.version)
      const face = faceOfSubgraph(id, subgraph, faceOf)
      const text = signature(face)
      const before = this.#made.get(type)
      if (before?.text !== text) {
        this.#made.set(type, { text, face })
        changed = true
      }
      made.set(type, this.#made.get(type)!.face)
    }
    for (const type of this.#made.keys()) {
      if (made.has(type)) continue
      this.#made.delete(type)
      changed = true
    }
    if (changed) this.#read = made.size > 0 ? faceOf : this.#none
    return this.#read
  }

  #declaredFace(type: string): Face | undefined {
    const definition = subgraphReference(type) ? undefined : this.#registry.get(type)
    if (!definition) return undefined
    let face = this.#declared.get(definition)
    if (!face) this.#declared.set(definition, (face = faceOfDefinition(definition)))
    return face
  }
}

/** All of a subgraph's face that a node outside shows. */
function signature({ title, inputs, outputs, bypass }: Face): string {
  return JSON.stringify([
    title,
    bypass,
    [...inputs.values()].map(({ name, label, kind, wire, required, param, exposed }) => [
      name,
      label,
      kind?.id,
      wire,
      required,
      param?.look,
      exposed,
    ]),
    [...outputs.values()].map(({ name, label, kind }) => [name, label, kind?.id]),
  ])
}
