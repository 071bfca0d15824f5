/** A node of a workflow; `inside` is the subgraph it is in. */
export interface NodePlace {
  readonly inside: string | undefined
  readonly node: string
}

/** The node that `graph/node` means; `graph` is empty for the workflow's own. */
export function placeOf(path: string): NodePlace {
  const cut = path.indexOf('/')
  return { inside: cut === 0 ? undefined : path.slice(0, cut), node: path.slice(cut + 1) }
}
