import type { RunEvent } from '../../engine/run/index.ts'
import { reduceNode } from './reduce-node.ts'
import { idleNode, isEnded, type NodeRun, type RunState } from './run-state.ts'

/** A run of which nothing is known yet. */
export function newRun(id: string): RunState {
  return { id, status: 'unknown', seq: 0, nodes: new Map() }
}

/** What came of a batch of events. */
export interface Reduced {
  readonly run: RunState
  /** Whether events between the run's and these are missing: the rest was not looked at and must be asked for again. */
  readonly gap: boolean
}

/**
 * What a run is after some of its events. Events that it has already are passed over, whatever their order; nothing
 * changes a run that has ended. The same run comes back where nothing is new.
 */
export function reduceRun(run: RunState, events: readonly RunEvent[]): Reduced {
  let [state, seq] = [run, run.seq]
  // One copy for the batch: a run of a thousand nodes begins with as many events.
  let nodes: Map<string, NodeRun> | undefined
  let gap = false
  for (const event of events) {
    if (event.run !== run.id || event.seq <= seq) continue
    gap = event.seq > seq + 1
    if (gap) break
    seq = event.seq
    if (isEnded(state)) continue
    if ('node' in event) {
      nodes ??= new Map(state.nodes)
      nodes.set(event.node, reduceNode(nodes.get(event.node) ?? idleNode, event))
    } else {
      state = reduceWhole(nodes ? Object.assign({}, state, { nodes }) : state, event)
      nodes = undefined
    }
  }
  return { run: seq === run.seq ? run : { ...state, seq, ...(nodes && { nodes }) }, gap }
}

/** Marks what a run will look at, by path, as waiting, except what its events have named already. */
export function withPlan(run: RunState, paths: readonly string[]): RunState {
  const unnamed = paths.filter((path) => !run.nodes.has(path))
  if (unnamed.length === 0 || isEnded(run)) return run
  const nodes = new Map<string, NodeRun>(unnamed.map((path) => [path, { state: 'queued' }]))
  return { ...run, nodes: new Map([...nodes, ...run.nodes]) }
}

type WholeEvent = Exclude<RunEvent, { readonly node: string }>

function reduceWhole(run: RunState, event: WholeEvent): RunState {
  const { at } = event
  switch (event.type) {
    case 'run.queued':
      return { ...run, status: 'queued', queuedAt: at }
    case 'run.started':
      return { ...run, status: 'running', startedAt: at, nodeCount: event.nodes }
    case 'run.resumed':
      return {
        ...run,
        status: 'running',
        startedAt: run.startedAt ?? at,
        resumed: true,
        // What was underway begins again, from its checkpoint if it has one.
        nodes: mapNodes(run, (node) => (node.state === 'running' ? waiting(node) : node)),
      }
    case 'run.done':
      return { ...run, status: 'done', endedAt: at, nodes: mapNodes(run, atRest) }
    case 'run.cancelled':
      return { ...run, status: 'cancelled', endedAt: at, nodes: mapNodes(run, atRest) }
    case 'run.failed': {
      const { error } = event
      return { ...run, status: 'failed', endedAt: at, error, nodes: mapNodes(run, atRest) }
    }
  }
}

function mapNodes({ nodes }: RunState, change: (node: NodeRun) => NodeRun): ReadonlyMap<string, NodeRun> {
  return new Map([...nodes].map(([path, node]) => [path, change(node)]))
}

function waiting(node: NodeRun): NodeRun {
  const { startedAt: _, ...rest } = node
  return { ...rest, state: 'queued' }
}

/** What neither ended nor will: it stops where it was, or was not needed at all. */
function atRest(node: NodeRun): NodeRun {
  if (node.state === 'queued') return node.done === undefined ? idleNode : { ...node, state: 'idle' }
  return node.state === 'running' ? { ...node, state: 'idle' } : node
}
