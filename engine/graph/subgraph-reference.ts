/** Which subgraph an instance names, and in which version. */
export interface SubgraphReference {
  readonly id: string
  readonly version: number
}

/** Reads `subgraph/<id>@<version>`; undefined for any other node type. */
export function subgraphReference(type: string): SubgraphReference | undefined {
  if (!type.startsWith('subgraph/')) return undefined
  const match = /^subgraph\/(.+)@(\d{1,9})$/.exec(type)
  return match ? { id: match[1]!, version: Number(match[2]) } : undefined
}

/** The node type of an instance of a subgraph. */
export function subgraphType(id: string, version: number): string {
  return `subgraph/${id}@${version}`
}
