import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCycles } from '../../../engine/graph/find-cycles.ts'
import { topologicalOrder } from '../../../engine/graph/topological-order.ts'

const seed = 20260

/** A graph of up to 30 nodes; `next` may hold repeats and self-loops. */
const graphs = fc.integer({ min: 0, max: 30 }).chain((count) =>
  fc
    .array(fc.tuple(fc.nat(Math.max(0, count - 1)), fc.nat(Math.max(0, count - 1))), {
      maxLength: count === 0 ? 0 : 60,
    })
    .map((edges) => {
      const next: number[][] = Array.from({ length: count }, () => [])
      for (const [from, to] of edges) next[from]!.push(to)
      return next
    }),
)

/** Every node that `from` leads to, by the plainest means. */
function reachable(from: number, next: readonly (readonly number[])[]): Set<number> {
  const found = new Set<number>()
  const pending = [...next[from]!]
  while (pending.length > 0) {
    const node = pending.pop()!
    if (found.has(node)) continue
    found.add(node)
    pending.push(...next[node]!)
  }
  return found
}

describe('topologicalOrder', () => {
  it('puts every node after its sources, the lowest ready one first, and leaves out what waits for a cycle', () => {
    fc.assert(
      fc.property(graphs, (next) => {
        const { order, stuck } = topologicalOrder(next.length, next)
        expect([...order, ...stuck].sort((a, b) => a - b)).toEqual([...next.keys()])
        const onCycle = (node: number) => reachable(node, next).has(node)
        const behind = new Set(
          [...next.keys()].filter(onCycle).flatMap((node) => [node, ...reachable(node, next)]),
        )
        expect(new Set(stuck)).toEqual(behind)
        const done = new Set<number>()
        for (const node of order) {
          const ready = [...next.keys()].filter(
            (candidate) =>
              !done.has(candidate) &&
              [...next.keys()].every((source) => done.has(source) || !next[source]!.includes(candidate)),
          )
          expect(node).toBe(Math.min(...ready))
          done.add(node)
        }
      }),
      { seed, numRuns: 200 },
    )
  })
})

describe('findCycles', () => {
  it('finds the groups that reach each other', () => {
    fc.assert(
      fc.property(graphs, (next) => {
        const groups = new Map<string, number[]>()
        for (const node of next.keys()) {
          const there = reachable(node, next)
          if (!there.has(node)) continue
          const members = [...there].filter((other) => reachable(other, next).has(node)).sort((a, b) => a - b)
          groups.set(String(members), members)
        }
        const found = findCycles(next.keys(), next).map((members) => [...members].sort((a, b) => a - b))
        expect(found).toEqual([...groups.values()].sort((a, b) => a[0]! - b[0]!))
      }),
      { seed, numRuns: 300 },
    )
  })

  it('walks a ring of 100,000 without recursion, in order', () => {
    const next = Array.from({ length: 100_000 }, (_, node) => [(node + 1) % 100_000])
    const [ring] = findCycles(next.keys(), next)
    expect(ring?.slice(0, 3)).toEqual([0, 1, 2])
    expect(ring).toHaveLength(100_000)
  })
})
