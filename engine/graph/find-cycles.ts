/**
 * The groups of nodes that need each other (strongly connected components with a cycle in them), each in the order of a
 * walk around it as far as there is one. Tarjan's algorithm with an explicit stack, O(N + E).
 */
export function findCycles(nodes: Iterable<number>, next: readonly (readonly number[])[]): number[][] {
  const index = new Map<number, number>()
  const low = new Map<number, number>()
  const onStack = new Set<number>()
  const stack: number[] = []
  const cycles: number[][] = []

  const enter = (node: number, frames: Frame[]): void => {
    index.set(node, index.size)
    low.set(node, index.size - 1)
    stack.push(node)
    onStack.add(node)
    frames.push({ node, edge: 0 })
  }

  for (const root of nodes) {
    if (index.has(root)) continue
    const frames: Frame[] = []
    enter(root, frames)
    while (frames.length > 0) {
      const frame = frames.at(-1)!
      const targets = next[frame.node] ?? []
      if (frame.edge < targets.length) {
        const target = targets[frame.edge++]!
        if (!index.has(target)) enter(target, frames)
        else if (onStack.has(target)) low.set(frame.node, Math.min(low.get(frame.node)!, index.get(target)!))
        continue
      }
      frames.pop()
      const parent = frames.at(-1)
      if (parent) low.set(parent.node, Math.min(low.get(parent.node)!, low.get(frame.node)!))
      if (low.get(frame.node) !== index.get(frame.node)) continue
      const members = stack.splice(stack.lastIndexOf(frame.node))
      for (const member of members) onStack.delete(member)
      if (members.length > 1 || targets.includes(frame.node)) cycles.push(members)
    }
  }
  const lowest = new Map(cycles.map((members) => [members, members.reduce((a, b) => Math.min(a, b))]))
  return cycles.sort((a, b) => lowest.get(a)! - lowest.get(b)!)
}

interface Frame {
  readonly node: number
  edge: number
}
