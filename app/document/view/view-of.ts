import type { DocumentEdge, DocumentNode } from '../../../engine/graph/index.ts'
import type { ExposedNames } from './exposed-names.ts'
import type { FaceOf } from './faces.ts'
import { type EdgeView, type InputView, type NodeView, type OutputView, standingOf } from './node-view.ts'
import type { GraphKinds } from './resolve-kinds.ts'

interface Around {
  readonly faceOf: FaceOf
  readonly kinds: GraphKinds
  readonly exposed: ExposedNames
  /** Params that are asked to be drawn as ports. */
  readonly ports: readonly string[] | undefined
  /** By node: outputs that something is wired to. */
  readonly wired: ReadonlyMap<string, ReadonlySet<string>>
}

/** How a node is drawn; the view before, where nothing is different. */
export function nodeViewOf(id: string, node: DocumentNode, around: Around, before?: NodeView): NodeView {
  const face = around.faceOf(node.type)
  const known = around.kinds.kinds.get(id)
  const wired = around.wired.get(id)
  const inputNames = face ? [...face.inputs.keys()] : [...(known?.inputs.keys() ?? [])]
  const inputs = inputNames.map((name): InputView => {
    const input = face?.inputs.get(name)
    const end = known?.inputs.get(name)
    const kind = known?.takes.get(name) ?? input?.kind
    const exposedAs = around.exposed.inputs.get(id)?.get(name)
    return {
      name,
      label: input?.label ?? name,
      ...(kind && { kind }),
      required: input?.required ?? false,
      isParam: input?.param !== undefined,
      wire: input?.wire ?? true,
      asPort:
        input?.param === undefined ||
        end !== undefined ||
        (input.wire && (around.ports?.includes(name) ?? false)),
      ...(end && { edge: end.edge }),
      ...(end?.conversion && { conversion: end.conversion.words }),
      mapped: end?.mapped ?? false,
      ...(end?.fault !== undefined && { fault: end.fault }),
      ...(exposedAs !== undefined && { exposedAs }),
    }
  })
  const outputNames = face ? [...face.outputs.keys()] : [...(wired ?? [])]
  const outputs = outputNames.map((name): OutputView => {
    const output = face?.outputs.get(name)
    const kind = known?.outputs.get(name) ?? output?.kind
    const exposedAs = around.exposed.outputs.get(id)?.get(name)
    return {
      name,
      label: output?.label ?? name,
      ...(kind && { kind }),
      each: output?.each ?? false,
      wired: wired?.has(name) ?? false,
      ...(exposedAs !== undefined && { exposedAs }),
    }
  })
  const view: NodeView = {
    id,
    node,
    title: node.title ?? face?.title ?? node.type,
    ...(face && { face }),
    standing: standingOf(node),
    inputs: keepSame(before?.inputs, inputs),
    outputs: keepSame(before?.outputs, outputs),
    forwards: node.mode === 'bypass' ? Object.entries(face?.bypass ?? {}) : none,
  }
  const same =
    before?.node === node &&
    before.face === face &&
    before.inputs === view.inputs &&
    before.outputs === view.outputs
  return same ? before : view
}

/** How a wire is drawn; the view before, where nothing is different. */
export function edgeViewOf(
  id: string,
  { from, to }: DocumentEdge,
  { kinds, faults }: GraphKinds,
  before?: EdgeView,
): EdgeView {
  const end = kinds.get(to[0])?.inputs.get(to[1])
  const own = end?.edge === id ? end : undefined
  const kind = own?.kind ?? kinds.get(from[0])?.outputs.get(from[1])
  const fault = faults.get(id)
  const view: EdgeView = {
    id,
    from,
    to,
    ...(kind && { kind }),
    ...(own?.conversion && { conversion: own.conversion.words }),
    mapped: own?.mapped ?? false,
    ...(fault !== undefined && { fault }),
  }
  return before && shallowSame(before, view) ? before : view
}

const none: NodeView['forwards'] = []

function keepSame<T extends object>(before: readonly T[] | undefined, after: readonly T[]): readonly T[] {
  if (before?.length !== after.length) return after
  return after.every((item, at) => shallowSame(before[at]!, item)) ? before : after
}

function shallowSame(a: object, b: object): boolean {
  const [fieldsA, fieldsB] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(fieldsA)
  return keys.length === Object.keys(fieldsB).length && keys.every((key) => fieldsA[key] === fieldsB[key])
}
