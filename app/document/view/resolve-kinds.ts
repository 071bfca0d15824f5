import { type Kind, list } from '../../../engine/define/index.ts'
import {
  bindVariables,
  type Conversion,
  type DocumentNode,
  fitKind,
  substitute,
  variableOf,
} from '../../../engine/graph/index.ts'
import { fieldOf } from '../field-of.ts'
import type { EditedGraph } from '../graph-of.ts'
import type { FaceOf } from './faces.ts'
import { misfit } from './misfit.ts'
import { wiresOf } from './wires-of.ts'

/** A wire where it enters a node. */
export interface WireEnd {
  readonly edge: string
  /** What it carries; undefined where that is not known. */
  readonly kind?: Kind
  readonly conversion?: Conversion
  /** The node runs once per item of this list. */
  readonly mapped: boolean
  /** Why it does not fit, in words. */
  readonly fault?: string
}

/** What is known of a node once everything before it is. */
export interface NodeKinds {
  readonly inputs: ReadonlyMap<string, WireEnd>
  /** The kind that each output yields here. */
  readonly outputs: ReadonlyMap<string, Kind | undefined>
  /** The kind that each generic input takes here. */
  readonly takes: ReadonlyMap<string, Kind>
}

/** The kinds of one graph, and the wires that have an end nowhere. */
export interface GraphKinds {
  readonly kinds: ReadonlyMap<string, NodeKinds>
  /** By edge id: why it does not fit. */
  readonly faults: ReadonlyMap<string, string>
}

/**
 * What every wire of a graph carries: kind variables bound, bypasses followed, lists run over. It says what the compiler
 * says, for one graph and at once, so that the canvas need not wait for the validator.
 */
export function resolveKinds(
  { nodes, edges }: Pick<EditedGraph, 'nodes' | 'edges'>,
  faceOf: FaceOf,
): GraphKinds {
  const { incoming, order, faults } = wiresOf({ nodes, edges }, faceOf)
  const kinds = new Map<string, NodeKinds>()

  /** The kind at an output, bypassed nodes seen through; the walk is bounded by the chain of them. */
  const kindAt = (id: string, port: string): Kind | undefined => {
    let [node, out] = [id, port]
    for (let steps = 0; steps <= order.length; steps++) {
      const from = nodes[node]
      if (!from || from.mode === 'mute') return undefined
      if (from.mode !== 'bypass') {
        const known = kinds.get(node)
        const kind = known ? known.outputs.get(out) : faceOf(from.type)?.outputs.get(out)?.kind
        return kind && variableOf(kind) === undefined ? kind : undefined
      }
      const input = fieldOf(faceOf(from.type)?.bypass, out)
      const wire = input === undefined ? undefined : incoming.get(node)?.get(input)
      if (wire === undefined) return undefined
      ;[node, out] = edges[wire]!.from
    }
    return undefined
  }

  for (const id of order) kinds.set(id, meet(id, nodes[id]!))
  return { kinds, faults }

  function meet(id: string, node: DocumentNode): NodeKinds {
    const face = faceOf(node.type)
    const wires = [...(incoming.get(id) ?? [])].map(([port, edge]) => {
      const source = kindAt(...edges[edge]!.from)
      const declared = face?.inputs.get(port)?.kind
      return { port, edge, source, declared, meeting: source && declared && { source, port: declared } }
    })
    const asleep = node.mode !== undefined
    const binding = bindVariables(asleep ? [] : wires.map(({ meeting }) => meeting || undefined))
    const inputs = new Map<string, WireEnd>()
    let mapped = false
    for (const { port, edge, source, meeting } of wires) {
      const about = { edge, ...(source && { kind: source }) }
      const taken = meeting && substitute(meeting.port, binding)
      const fit = !meeting || asleep ? { mapped: false } : fitKind(meeting.source, taken!)
      if (fit) {
        const each = fit.mapped && face!.maps
        mapped ||= each
        const { conversion } = fit as { conversion?: Conversion }
        inputs.set(port, { ...about, mapped: each, ...(conversion && { conversion }) })
      } else {
        const fault = misfit(face!.inputs.get(port)!.label, taken!, meeting!.source)
        faults.set(edge, fault)
        inputs.set(port, { ...about, mapped: false, fault })
      }
    }
    const outputs = [...(face?.outputs.values() ?? [])].map(({ name, kind }) => {
      // What its variable stands for unbound is for runs: here the wire that binds it may still come.
      const open = kind?.variable !== undefined && !binding.has(kind.variable)
      const bound =
        node.mode === 'bypass' ? kindAt(id, name) : open ? kind : kind && substitute(kind, binding)
      return [name, bound && mapped ? list(bound) : bound] as const
    })
    const takes = new Map<string, Kind>()
    for (const { name, kind } of face?.inputs.values() ?? []) {
      const bound = kind && substitute(kind, binding)
      if (bound && bound !== kind) takes.set(name, bound)
    }
    return { inputs, outputs: new Map(outputs), takes }
  }
}
