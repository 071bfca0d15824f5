import type { ExposedInput, ExposedOutput } from '../../../engine/graph/index.ts'
import { type Command, graphCommand, refuse } from '../command.ts'
import type { EditedGraph, Inside } from '../graph-of.ts'
import { fieldOf } from '../field-of.ts'
import type { FaceOf } from '../view/faces.ts'
import { freeName } from './free-name.ts'

/** What is said of something exposed, besides its name and place. */
export type ExposedLook = Partial<Omit<ExposedInput, 'name' | 'to' | 'also'>>

/** Exposes a setting by name for the form, the API and the command line; in a subgraph, any input as a port. */
export function exposeInput(inside: Inside, node: string, port: string, look: ExposedLook = {}): Command {
  return graphCommand('Expose input', inside, (graph, { reader, document }) => {
    const input = faceAt(graph, node, reader.faces(document))?.inputs.get(port)
    if (!input) return refuse('expose.unknown', `There is no input "${port}" here.`)
    if (inside === undefined && !input.param)
      return refuse(
        'expose.not-a-setting',
        `${input.label} takes a wire and cannot be set. Expose a setting instead.`,
      )
    const inputs = graph.inputs ?? []
    const isIt = ([id, at]: readonly [string, string]): boolean => id === node && at === port
    if (inputs.some(({ to, also }) => [to, ...(also ?? [])].some(isIt))) return { graph }
    const name = freeName(port, inputs, node)
    const exposed: ExposedInput = { name, to: [node, port], label: input.label, ...look }
    return { graph: { ...graph, inputs: [...inputs, exposed] }, made: [name] }
  })
}

/** Exposes an output by name. */
export function exposeOutput(inside: Inside, node: string, port: string, label?: string): Command {
  return graphCommand('Expose output', inside, (graph, { reader, document }) => {
    const output = faceAt(graph, node, reader.faces(document))?.outputs.get(port)
    if (!output) return refuse('expose.unknown', `There is no output "${port}" here.`)
    const outputs = graph.outputs ?? []
    if (outputs.some(({ from }) => from[0] === node && from[1] === port)) return { graph }
    const name = freeName(port, outputs, node)
    const exposed: ExposedOutput = { name, from: [node, port], label: label ?? output.label }
    return { graph: { ...graph, outputs: [...outputs, exposed] }, made: [name] }
  })
}

/** Exposes something no longer. Wires to that port of a subgraph's instances stay, as ghosts. */
export function unexpose(inside: Inside, side: 'inputs' | 'outputs', name: string): Command {
  return graphCommand('Stop exposing', inside, (graph) => {
    const kept = (graph[side] as readonly { name: string }[] | undefined)?.filter((one) => one.name !== name)
    if (!kept || kept.length === graph[side]!.length)
      return refuse('expose.unknown', `Nothing here is exposed as "${name}".`)
    return { graph: { ...graph, [side]: kept } }
  })
}

/** Changes how something exposed is shown: label, help, group, range. */
export function describeExposed(inside: Inside, name: string, look: ExposedLook): Command {
  return graphCommand(
    'Describe input',
    inside,
    (graph) => {
      const at = graph.inputs?.findIndex((input) => input.name === name) ?? -1
      if (at < 0) return refuse('expose.unknown', `Nothing here is exposed as "${name}".`)
      const fields = Object.entries({ ...graph.inputs![at]!, ...look }).filter(
        ([, value]) => value !== undefined,
      )
      return {
        graph: { ...graph, inputs: graph.inputs!.with(at, Object.fromEntries(fields) as ExposedInput) },
      }
    },
    `exposed ${name} ${Object.keys(look).join(' ')}`,
  )
}

function faceAt(graph: EditedGraph, node: string, faceOf: FaceOf): ReturnType<FaceOf> {
  return faceOf(fieldOf(graph.nodes, node)?.type ?? '')
}
