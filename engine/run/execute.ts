import type { External } from '../define/index.ts'
import type { CompiledGraph, NodePath } from '../graph/compiled.ts'
import { EventLog } from './event-log.ts'
import { EventStream } from './event-stream.ts'
import type { RunEvent } from './events.ts'
import { cellAt, newFrame, type Frame } from './frame.ts'
import { externalPart, KeyMaker } from './key-maker.ts'
import { demand } from './demand.ts'
import { keepTargets } from './keep-targets.ts'
import { closeFrame, openFrame } from './loop-pass.ts'
import { MemoryCache } from './memory-cache.ts'
import { planRun } from './plan.ts'
import type { Plan, Unit } from './region.ts'
import { runCell } from './run-cell.ts'
import type { Outputs } from './result-cache.ts'
import { RunError, eventError, namedError } from './run-error.ts'
import type { ExecuteOptions, RunHandle, RunResult } from './run-options.ts'
import { RunState } from './run-state.ts'
import { unfedParams } from './unfed-params.ts'

/** Bytes that a run keeps for itself where it is given no cache. */
const ownCacheBytes = 256 * 1024 * 1024

/**
 * Runs what the targets of a graph need. Events are numbered from 1 and end with `run.done`, `run.failed` or
 * `run.cancelled`; nothing follows that. `done` never rejects, and what nodes do after the end has no effect.
 */
export function execute(graph: CompiledGraph, options: ExecuteOptions): RunHandle {
  let stream: EventStream | undefined
  const listeners: ((event: RunEvent) => void)[] = [(event) => stream?.push(event)]
  if (options.onEvent) listeners.push(options.onEvent)
  const log = new EventLog(
    options.run,
    options.now ?? Date.now,
    listeners,
    options.resumedAfter ?? options.lastSeq,
  )
  const run = new RunState(options, options.cache ?? new MemoryCache(ownCacheBytes), log)
  const cancel = (): void => run.stop('cancelled')
  const done = conclude(run, graph).finally(() => {
    options.signal?.removeEventListener('abort', cancel)
    stream?.end()
  })
  options.signal?.addEventListener('abort', cancel, { once: true })
  if (options.signal?.aborted) cancel()
  return {
    get events() {
      return (stream ??= new EventStream())
    },
    done,
    cancel,
  }
}

/** Runs to the end, whatever it is, and says so. */
async function conclude(run: RunState, graph: CompiledGraph): Promise<RunResult> {
  // Whoever called gets the handle, and may ask for the stream, before the first event.
  await Promise.resolve()
  const ended = endOf(run)
  let plan: Plan | undefined
  let root: Frame | undefined
  try {
    const { targets = graph.outputs, resumedAfter } = run.options
    plan = planRun(graph, targets)
    run.emit(resumedAfter ? { type: 'run.resumed' } : { type: 'run.started', nodes: plan.units.length })
    const externals = await Promise.race([hashExternals(run, plan), ended])
    if (externals && !run.stopping) root = begin(run, plan, externals)
  } catch (thrown) {
    run.break(thrown)
  }
  await ended
  await Promise.all([run.settled(), run.shared.close()])
  if (plan && root) await keepTargets(run, plan, root)
  return result(run, plan, root)
}

/** Resolves when the run is done, or stopped with every node ended or out of its grace. */
function endOf(run: RunState): Promise<undefined> {
  return new Promise((resolve) => {
    let grace: NodeJS.Timeout | undefined
    run.onChange = () => {
      if (run.status === 'running') {
        if (run.begun && run.work.idle && run.running.size === 0)
          run.break(new RunError('run.internal', run.options.run, 'The run got stuck.'))
        return
      }
      if (run.running.size > 0) {
        const { graceMs = 2000 } = run.options
        const ms = typeof graceMs === 'function' ? graceMs() : graceMs
        grace ??= setTimeout(() => resolve(undefined), ms)
        return
      }
      clearTimeout(grace)
      resolve(undefined)
    }
    run.onChange()
  })
}

function begin(run: RunState, plan: Plan, externals: ReadonlyMap<Unit, string>): Frame {
  const { environment = '', stopAfter } = run.options
  run.keys = new KeyMaker(plan, environment, stopAfter, externals)
  run.demand = (cells) => demand(run, cells)
  run.startCell = (cell) => void runCell(run, cell)
  const root = newFrame({ region: plan.root, items: {}, ...run.keys.keysFor(plan.root, undefined, {}) })
  openFrame(run, root, plan.targets, [], () => run.complete())
  run.begun = true
  return root
}

/** What the graph depends on outside of it, hashed; what cannot be hashed is an error only for nodes that are needed. */
async function hashExternals(run: RunState, plan: Plan): Promise<ReadonlyMap<Unit, string>> {
  const hashes = new Map<string, Promise<string>>()
  const hashOnce = (external: External): Promise<string> => {
    const id = `${external.kind} ${external.id}`
    let hash = hashes.get(id)
    if (!hash)
      hashes.set(id, (hash = Promise.resolve().then(() => run.options.hashOf?.(external) ?? external.id)))
    return hash
  }
  const parts = new Map<Unit, string>()
  await Promise.all(
    plan.units.map(async (unit) => {
      const { definition } = unit.node
      if (!definition.externals) return
      try {
        // What comes by wire is not known yet, and its stored value is not used.
        const externals = definition.externals(unfedParams(unit.node))
        const hashed = externals.map(async (external) => externalPart(external, await hashOnce(external)))
        parts.set(unit, (await Promise.all(hashed)).sort().join('\n'))
      } catch (error) {
        run.unresolved.set(unit, namedError(unit.node.path, definition.title, error))
        // Nothing that depends on it may be found or kept under a key that another run could have.
        parts.set(unit, `unresolved ${crypto.randomUUID()}`)
      }
    }),
  )
  return parts
}

function result(run: RunState, plan: Plan | undefined, root: Frame | undefined): RunResult {
  const values = new Map<NodePath, Outputs>()
  for (const unit of (root && plan?.targets) ?? []) {
    const outputs = root && unit.region === root.region && cellAt(root, unit).result?.outputs
    if (outputs) values.set(unit.node.path, outputs)
  }
  for (const frame of run.frames) closeFrame(run, frame)
  run.progress.stop()
  if (run.status === 'failed') {
    run.error ??= new RunError('run.internal', run.options.run, 'The run failed without a reason.')
    run.emit({ type: 'run.failed', error: eventError(run.error, run.options.advise) })
  } else {
    run.emit({ type: run.status === 'cancelled' ? 'run.cancelled' : 'run.done' })
  }
  const { error, files, stats } = run
  const left = run.running.size
  const status = run.status === 'cancelled' ? 'cancelled' : error ? 'failed' : 'done'
  return { status, values, files, ...(error && { error }), stats, left }
}
