import { type Command, graphCommand, type Inside, refuse } from '../../document/index.ts'

/** Puts something exposed at another place of its list: the order of the form. */
export function moveExposed(inside: Inside, side: 'inputs' | 'outputs', name: string, to: number): Command {
  return graphCommand('Move on the form', inside, (graph) => {
    const list: readonly { readonly name: string }[] = graph[side] ?? []
    const at = list.findIndex((one) => one.name === name)
    const one = list[at]
    if (!one) return refuse('expose.unknown', `Nothing here is exposed as "${name}".`)
    const place = Math.max(0, Math.min(list.length - 1, to))
    if (place === at) return { graph }
    return { graph: { ...graph, [side]: list.toSpliced(at, 1).toSpliced(place, 0, one) } }
  })
}
