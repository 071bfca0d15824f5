import { idleNode, type NodeRun, type NodeRunState } from './run-state.ts'

type Nodes = ReadonlyMap<string, NodeRun>

const gathered = new WeakMap<Nodes, Nodes>()

/**
 * How a node stands in a run. A subgraph's instance is named by no event: it stands as the nodes inside of it, by their paths,
 * do together.
 */
export function nodeRunOf(nodes: Nodes, path: string): NodeRun {
  const own = nodes.get(path)
  if (own) return own
  let instances = gathered.get(nodes)
  if (!instances) {
    instances = gather(nodes)
    gathered.set(nodes, instances)
  }
  return instances.get(path) ?? idleNode
}

/** The instances that the paths go through. */
function gather(nodes: Nodes): Nodes {
  const inside = new Map<string, NodeRun[]>()
  for (const [path, run] of nodes)
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      const instance = path.slice(0, at)
      const found = inside.get(instance)
      if (found) found.push(run)
      else inside.set(instance, [run])
    }
  return new Map([...inside].map(([instance, runs]) => [instance, together(runs)]))
}

function together(runs: readonly NodeRun[]): NodeRun {
  const failed = runs.find(({ error }) => error)
  if (failed?.error) return { state: 'error', error: failed.error }
  const begun = runs.flatMap(({ startedAt }) => startedAt ?? [])
  const times = {
    ...(begun.length > 0 && { startedAt: Math.min(...begun) }),
    ...(begun.length > 0 && { ms: runs.reduce((sum, { ms = 0 }) => sum + ms, 0) }),
  }
  const state = stateOf(new Set(runs.map((run) => run.state)))
  if (state !== 'running') return { state, ...times }
  const { ms: _, ...running } = times
  // What takes longest says how far it is.
  const busy = runs.find((run) => run.state === 'running')
  return {
    state,
    ...running,
    ...(busy?.done !== undefined && { done: busy.done }),
    ...(busy?.total !== undefined && { total: busy.total }),
  }
}

/** Some at work, or some done and others not yet: at work. */
function stateOf(states: ReadonlySet<NodeRunState>): NodeRunState {
  if (states.has('error')) return 'error'
  const over = states.has('done') || states.has('cached')
  if (states.has('running') || (over && states.has('queued'))) return 'running'
  if (states.has('queued')) return 'queued'
  if (states.has('done')) return 'done'
  return states.has('cached') ? 'cached' : 'idle'
}
