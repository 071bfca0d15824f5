import { z } from 'zod'
import { isParam, portKindOf } from '../define/index.ts'
import type { NodeDefinition } from '../define/index.ts'

/** A node type as tools outside the engine see it: all of it from the declaration. */
export interface NodeDescription {
  readonly type: string
  readonly version: number
  readonly title: string
  readonly summary: string
  readonly help: string
  readonly ports: readonly { name: string; kind: string; required: boolean; label?: string; help?: string }[]
  /** Settings; `kind` is the wire that may feed one, absent where it has no port. */
  readonly params: readonly { name: string; kind?: string; label: string; help?: string; schema: unknown }[]
  readonly outputs: readonly { name: string; kind: string }[]
}

/** Node types, described from their declarations. */
export function describeNodes(declarations: Iterable<NodeDefinition>): NodeDescription[] {
  return [...declarations].map((node) => {
    const slots = Object.entries(node.inputs)
    return {
      type: node.type,
      version: node.version,
      title: node.title,
      summary: node.summary,
      help: node.help ?? '',
      ports: slots.flatMap(([name, slot]) => {
        if (isParam(slot)) return []
        const { label, help } = slot.look
        return [
          {
            name,
            kind: slot.kind.id,
            required: slot.required,
            ...(label === undefined ? {} : { label }),
            ...(help === undefined ? {} : { help }),
          },
        ]
      }),
      params: slots.flatMap(([name, slot]) => {
        if (!isParam(slot)) return []
        const kind = portKindOf(slot)?.id
        const { label, help } = slot.look
        return [
          {
            name,
            ...(kind === undefined ? {} : { kind }),
            label,
            ...(help === undefined ? {} : { help }),
            schema: z.toJSONSchema(slot.schema, { io: 'input', unrepresentable: 'any' }),
          },
        ]
      }),
      outputs: Object.entries(node.outputs).map(([name, port]) => ({ name, kind: port.kind.id })),
    }
  })
}
