import { isParam, type Kind, type NodeDefinition, type Param } from '../../../engine/define/index.ts'
import { type ExposedInput, inputKind, nameOfPort } from '../../../engine/graph/index.ts'

/** An input of a node as the canvas sees it, whether the node is declared or a subgraph. */
export interface FaceInput {
  readonly name: string
  readonly label: string
  readonly help?: string
  /** Undefined for a param that takes no wire, and where the kind is not known. */
  readonly kind?: Kind
  /** Whether a wire may enter here. */
  readonly wire: boolean
  readonly required: boolean
  /** The setting, where this is one. */
  readonly param?: Param
  /** How the subgraph exposes it. */
  readonly exposed?: ExposedInput
}

/** An output of a node. Without a kind it takes the kind of what runs through the node. */
export interface FaceOutput {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly kind?: Kind
  readonly each: boolean
}

/** Everything about a node that its type says. */
export interface Face {
  readonly type: string
  readonly title: string
  readonly definition?: NodeDefinition
  /** The definition behind an instance of a subgraph. */
  readonly subgraph?: string
  readonly inputs: ReadonlyMap<string, FaceInput>
  readonly outputs: ReadonlyMap<string, FaceOutput>
  /** Which input each output passes on while the node is bypassed. */
  readonly bypass: Readonly<Record<string, string>>
  /** Whether it may run once per item of a list. */
  readonly maps: boolean
}

/** The face of a declared node. */
export function faceOfDefinition(definition: NodeDefinition): Face {
  const inputs = Object.entries(definition.inputs).map(([name, slot]): [string, FaceInput] => {
    const kind = inputKind(slot)
    const { help } = slot.look
    return [
      name,
      {
        name,
        label: nameOfPort(definition, name),
        ...(help !== undefined && { help }),
        ...(kind && { kind }),
        wire: kind !== undefined,
        required: !isParam(slot) && slot.required,
        ...(isParam(slot) && { param: slot }),
      },
    ]
  })
  const outputs = Object.entries(definition.outputs).map(([name, { kind, each, look }]) => {
    const { help } = look
    const output = {
      name,
      label: nameOfPort(definition, name),
      kind,
      each,
      ...(help !== undefined && { help }),
    }
    return [name, output] as const
  })
  return {
    type: definition.type,
    title: definition.title,
    definition,
    inputs: new Map(inputs),
    outputs: new Map(outputs),
    bypass: Object.fromEntries(
      Object.entries(definition.bypass ?? {}).filter(([, input]) => input),
    ) as Record<string, string>,
    maps: definition.collect === undefined && !outputs.some(([, { each }]) => each),
  }
}
