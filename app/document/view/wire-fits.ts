import { bindVariables, fitKind, type Meeting, substitute, variableOf } from '../../../engine/graph/index.ts'
import type { GraphView } from './graph-view.ts'
import { misfit } from './misfit.ts'

/** How a port takes the wire that is dragged: as it is, turned into something, item by item, or not, and why. */
export type PortFit =
  | { readonly fit: 'exact' }
  | { readonly fit: 'converted'; readonly words: string }
  | { readonly fit: 'each'; readonly words: string }
  | { readonly fit: 'no'; readonly code: string; readonly reason: string }

/** One end of a wire. */
export interface WireStart {
  readonly node: string
  readonly port: string
  readonly side: 'input' | 'output'
}

const exact: PortFit = { fit: 'exact' }

/** What a dragged wire fits, looked up port by port. What lies up- and downstream of its start is found once. */
export class WireFits {
  readonly view: GraphView
  readonly start: WireStart
  readonly #known = new Map<string, PortFit>()
  #behind: ReadonlySet<string> | undefined

  constructor(view: GraphView, start: WireStart) {
    this.view = view
    this.start = start
  }

  /** Whether the port of the other side at `node` takes the wire. */
  at(node: string, port: string): PortFit {
    const key = `${node}\n${port}`
    let fit = this.#known.get(key)
    if (!fit) {
      const { start } = this
      const [from, to] =
        start.side === 'output'
          ? [[start.node, start.port] as const, [node, port] as const]
          : [[node, port] as const, [start.node, start.port] as const]
      fit = this.#judge(from, to, node)
      this.#known.set(key, fit)
    }
    return fit
  }

  #judge(
    [source, out]: readonly [string, string],
    [target, port]: readonly [string, string],
    other: string,
  ): PortFit {
    const [from, to] = [this.view.nodes.get(source), this.view.nodes.get(target)]
    if (!from || !to) return no('wire.unknown-node', 'This node is not here any more.')
    if (source === target) return no('wire.loop', 'A node cannot take its own result.')
    const input = to.inputs.find(({ name }) => name === port)
    if (from.face && !from.face.outputs.has(out))
      return no('wire.unknown-port', `${from.title} has no output "${out}".`)
    if (to.face && !input) return no('wire.unknown-port', `${to.title} has no input "${port}".`)
    if (input && !input.wire)
      return no('wire.no-port', `${input.label} is set on the node and takes no wire.`)
    if (this.#reached().has(other))
      return no(
        'wire.loop',
        `"${to.title}" would wait for itself: its result already leads to "${from.title}".`,
      )
    if (!to.face) return exact

    const kinds = this.view.kinds.kinds
    const kind = kinds.get(source)?.outputs.get(out)
    const declared = to.face.inputs.get(port)?.kind
    if (!kind || !declared || variableOf(kind) !== undefined) return exact
    const meetings: Meeting[] = [{ source: kind, port: declared }]
    for (const [name, end] of kinds.get(target)?.inputs ?? []) {
      const other = to.face.inputs.get(name)?.kind
      if (name !== port && end.kind && other) meetings.push({ source: end.kind, port: other })
    }
    const binding = bindVariables(meetings)
    const takes = substitute(declared, binding)
    const fit = fitKind(kind, takes)
    if (!fit) return no('wire.kind', misfit(to.face.inputs.get(port)!.label, takes, kind))
    const broken = meetings
      .slice(1)
      .find((meeting) => !fitKind(meeting.source, substitute(meeting.port, binding)))
    if (broken) return no('wire.kind', misfit(to.face.inputs.get(port)!.label, broken.source, kind))
    if (fit.mapped && !to.face.maps)
      return no('wire.list', `${to.title} cannot run once per item. Give it one value here.`)
    if (fit.mapped) {
      const words = fit.conversion ? `once per item, ${fit.conversion.words}` : 'once per item'
      return { fit: 'each', words }
    }
    return fit.conversion ? { fit: 'converted', words: fit.conversion.words } : exact
  }

  /** Nodes that a wire from here must not reach: those that lead here, or, from an input, those it leads to. */
  #reached(): ReadonlySet<string> {
    if (this.#behind) return this.#behind
    const back = this.start.side === 'output'
    const next = new Map<string, string[]>()
    for (const { from, to, fault } of this.view.edges.values()) {
      if (fault !== undefined && !this.view.nodes.has(from[0])) continue
      const [a, b] = back ? [to[0], from[0]] : [from[0], to[0]]
      const list = next.get(a)
      if (list) list.push(b)
      else next.set(a, [b])
    }
    const reached = new Set<string>()
    const pending = [this.start.node]
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (reached.has(id)) continue
      reached.add(id)
      // Whether a subgraph passes on what enters it is seen only inside; the validator finds circles through one.
      if (id !== this.start.node && this.view.nodes.get(id)?.face?.subgraph !== undefined) continue
      pending.push(...(next.get(id) ?? []))
    }
    reached.delete(this.start.node)
    return reached
  }
}

function no(code: string, reason: string): PortFit {
  return { fit: 'no', code, reason }
}
