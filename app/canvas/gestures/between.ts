import {
  addNode,
  type Command,
  connect,
  type Face,
  type GraphView,
  portFor,
  type WireStart,
} from '../../document/index.ts'
import type { Kind } from '../../../engine/define/index.ts'
import { startKind } from './start-kind.ts'

/** A node type that makes of what a wire carries what a port takes. */
export interface Between {
  readonly type: string
  readonly title: string
  readonly input: string
  readonly output: string
}

/** Finds a node that could stand between the start of a wire and a port that does not take it: the one that needs least. */
export function betweenFor(
  faces: Iterable<Face>,
  view: GraphView,
  start: WireStart,
  target: { readonly node: string; readonly port: string },
): Between | undefined {
  const end: WireStart = { ...target, side: start.side === 'output' ? 'input' : 'output' }
  const [source, sink] = start.side === 'output' ? [start, end] : [end, start]
  const [carries, takes] = [startKind(view, source), startKind(view, sink)]
  if (!carries || !takes) return undefined
  let best: (Between & { readonly needs: number }) | undefined
  for (const face of faces) {
    const input = exactPort(face, carries, 'input')
    const output = exactPort(face, takes, 'output')
    if (input === undefined || output === undefined) continue
    const needs = [...face.inputs.values()].filter(({ required }) => required).length
    if (!best || needs < best.needs) best = { type: face.type, title: face.title, input, output, needs }
  }
  return best
}

function exactPort(face: Face, kind: Kind, side: 'input' | 'output'): string | undefined {
  const found = portFor(face, kind, side)
  return found?.cost === 0 ? found.port : undefined
}

/** Adds the node between, and both wires. */
export function putBetween(
  inside: string | undefined,
  between: Between,
  source: readonly [string, string],
  sink: readonly [string, string],
  at: { readonly x: number; readonly y: number },
): Command {
  return {
    label: `Insert ${between.title}`,
    apply(document, context) {
      const added = addNode(inside, between.type, at).apply(document, context)
      if (added.refused) return added
      const id = added.made![0]!
      const first = connect(inside, source, [id, between.input]).apply(added.document, context)
      if (first.refused) return first
      const second = connect(inside, [id, between.output], sink).apply(first.document, context)
      return second.refused ? second : { document: second.document, made: [id] }
    },
  }
}
