import type { NodeDefinition, Packed } from '../../../engine/define/index.ts'
import { implementations } from '../../../nodes/implementations.generated.ts'
import type { TestServices } from './test-services.ts'

/** What one call of a node did. */
export interface NodeCall {
  readonly outputs: Readonly<Record<string, unknown>>
  readonly notes: readonly string[]
}

/** Runs a node's implementation once, outside the executor. */
export async function runNode(
  node: NodeDefinition,
  inputs: Readonly<Record<string, unknown>>,
  services: TestServices,
  { signal = new AbortController().signal, key = `key of ${node.type}` } = {},
): Promise<NodeCall> {
  const run = await implementations[node.type]!()
  const notes: string[] = []
  const outputs = await run({
    inputs,
    node: 'node',
    key,
    signal,
    progress() {},
    preview() {},
    note: (message: string) => notes.push(message),
    checkpoint: { load: async () => undefined, offer: async () => {} },
    services,
  } as never)
  return { outputs: outputs as Record<string, unknown>, notes }
}

/** A node's outputs as they would be kept: equal text means equal bytes. */
export function packedOutputs(node: NodeDefinition, outputs: Readonly<Record<string, unknown>>): string {
  const text = (packed: Packed): unknown => [
    packed.meta,
    Object.entries(packed.buffers).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
  ]
  return JSON.stringify(
    Object.entries(node.outputs).map(([name, { kind, each }]) => {
      const value = outputs[name]
      return [
        name,
        each ? (value as unknown[]).map((item) => text(kind.encode(item))) : text(kind.encode(value)),
      ]
    }),
  )
}
