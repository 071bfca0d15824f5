import type { NodeView } from '../../document/index.ts'

/** Which types nodes are of, and how many of each: `2 × Text Encoder, DiT Sampler`. */
export function kindsOfNodes(nodes: readonly Pick<NodeView, 'face' | 'node'>[]): string {
  const counts = new Map<string, number>()
  for (const { face, node } of nodes) {
    const title = face?.title ?? node.type
    counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  return [...counts].map(([title, count]) => (count === 1 ? title : `${count} × ${title}`)).join(', ')
}
