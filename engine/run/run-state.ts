import type { ReelgraphError, SavedOutput, Services } from '../define/index.ts'
import type { ConversionId } from '../graph/compiled.ts'
import { conversionOfId, type Conversion } from '../graph/conversions.ts'
import type { Cell } from './cell.ts'
import type { Frame } from './frame.ts'
import type { WorkflowHistory } from './key-history.ts'
import type { Feed, Unit } from './region.ts'
import type { EventLog } from './event-log.ts'
import type { ItemOf, RunEventBody } from './events.ts'
import type { ExecuteOptions, NodeRun, RunStats } from './run-options.ts'
import type { KeyMaker } from './key-maker.ts'
import { ProgressThrottle } from './progress-throttle.ts'
import { defaultPools, ResourcePools } from './resource-pools.ts'
import type { ResultCache } from './result-cache.ts'
import { RunError, eventError, namedError } from './run-error.ts'
import { SharedOutputs } from './share-outputs.ts'
import { WorkQueue } from './work-queue.ts'

/**
 * What all parts of one run share: the queue of what to do next, the resources, the log, and whether it is stopping.
 * Work goes through queues, never through the call stack, so the size of a graph does not matter.
 */
export class RunState {
  readonly options: ExecuteOptions
  readonly cache: ResultCache
  /** Set once everything outside the graph is hashed, before anything is asked for. */
  keys!: KeyMaker
  readonly log: EventLog
  readonly work: WorkQueue
  readonly progress: ProgressThrottle<RunEventBody>
  readonly controller = new AbortController()
  /** What several readers share; nothing is shared any more once the run is told to stop. */
  readonly shared = new SharedOutputs()
  /** Cells that will be done soon, by key; others with that key wait for them. */
  readonly underway = new Map<string, Cell>()
  readonly running = new Set<Cell>()
  readonly frames = new Set<Frame>()
  /** Ends the waiting of nodes for lazy inputs. */
  readonly waits = new Set<(reason: RunError) => void>()
  /** Units whose externals could not be hashed, and why; an error only for those that are needed. */
  readonly unresolved = new Map<Unit, ReelgraphError>()
  readonly files: SavedOutput[] = []
  /** What nodes are told with when the run ends before they do. */
  readonly stopped: RunError
  readonly now: () => number
  executed = 0
  cached = 0
  status: 'running' | 'done' | 'failed' | 'cancelled' = 'running'
  error: ReelgraphError | undefined
  /** Asks for cells, and runs one; set with the keys, for what asks and what runs call one another. */
  demand!: (cells: Cell[]) => void
  startCell!: (cell: Cell) => void
  /** Whether anything was asked for yet. */
  begun = false
  /** Called when the run is stopping and when a node has ended. */
  onChange: () => void = () => {}

  /** What goes on beside the run and is waited for at its end. */
  readonly #settling = new Set<Promise<unknown>>()
  readonly #implementations = new Map<string, NodeRun | Promise<NodeRun | undefined>>()
  readonly #conversions = new Map<ConversionId, Conversion>()
  #bytes = 0
  #peakBytes = 0

  constructor(options: ExecuteOptions, cache: ResultCache, log: EventLog) {
    this.options = options
    this.cache = cache
    this.log = log
    this.now = options.now ?? Date.now
    this.stopped = new RunError('run.stopped', options.run, 'The run was stopped.')
    const pools = new ResourcePools({ ...defaultPools(), ...options.pools })
    this.work = new WorkQueue(
      pools,
      () => this.onChange(),
      (thrown) => this.break(thrown),
    )
    this.controller.signal.addEventListener('abort', () => void this.shared.close(), { once: true })
    const interval = 1000 / (options.progressPerSecond ?? 10)
    this.progress = new ProgressThrottle(interval, this.now, (body) => this.emit(body))
  }

  get history(): WorkflowHistory {
    return this.options.history ?? this.cache.history
  }

  get services(): Services {
    return this.options.services
  }

  get stopping(): boolean {
    return this.status !== 'running'
  }

  get stats(): RunStats {
    const { executed, cached } = this
    return { executed, cached, peakBytes: this.#peakBytes, heldBytes: this.#bytes }
  }

  /** Says what happened. A listener that throws ends the run: what cannot be told must not go on. */
  emit(body: RunEventBody): void {
    // A run that is stopping has one thing left to say.
    if (this.stopping && 'node' in body) return
    try {
      this.log.emit(body)
    } catch (cause) {
      this.error ??= new RunError('run.listener', this.options.run, 'The run could not be recorded.', {
        cause,
      })
      this.stop('failed')
    }
  }

  /** What a wire makes of the value at its start. */
  convert(feed: Feed, value: unknown): unknown {
    const id = feed.source.conversion
    if (id === undefined) return value
    let conversion = this.#conversions.get(id)
    if (!conversion) {
      conversion = conversionOfId(id)
      if (!conversion)
        throw new RunError('run.internal', feed.unit.node.path, `There is no conversion "${id}".`)
      this.#conversions.set(id, conversion)
    }
    return conversion.convert(value, this.services)
  }

  /** Adds to (or takes from) the bytes of outputs that cells hold. */
  weigh(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes > this.#peakBytes) this.#peakBytes = this.#bytes
  }

  /** The first failure ends the run; what fails after it is an echo. */
  fail(cell: Cell, thrown: unknown, item: ItemOf | undefined = cell.frame.item): void {
    if (this.stopping) return
    const { path, definition } = cell.unit.node
    this.error = namedError(path, definition.title, thrown)
    const error = eventError(this.error, this.options.advise)
    this.progress.flush(cell)
    this.emit({ type: 'node.failed', node: path, error, ...(item && { item }) })
    this.stop('failed')
  }

  /** A file is there though its node did not get to its end. Whoever keeps account of files must not lose it. */
  unnamed(cell: Cell, file: SavedOutput): void {
    if (this.log.ended) return
    this.files.push(file)
    try {
      this.options.onUnnamedFile?.(cell.unit.node.path, file)
    } catch {
      // The run has failed or was stopped, and is to end as that.
    }
  }

  /** The run as a whole went wrong, outside every node. */
  break(thrown: unknown): void {
    if (this.stopping) return
    this.error = namedError(this.options.run, 'The run', thrown)
    this.stop('failed')
  }

  /** Everything that was wanted is there. */
  complete(): void {
    if (this.stopping) return
    this.status = 'done'
    this.work.stop()
    // A node may still be at work on something that was asked for and then not awaited.
    if (this.running.size > 0) this.controller.abort(this.stopped)
    this.onChange()
  }

  /** Nothing more starts; what runs is told to stop. */
  stop(status: 'failed' | 'cancelled'): void {
    if (this.stopping) return
    this.status = status
    this.work.stop()
    this.progress.stop()
    this.controller.abort(this.stopped)
    for (const end of this.waits) end(this.stopped)
    this.waits.clear()
    this.onChange()
  }

  /** Waits for something at the end of the run, not before; its failure is nobody's. */
  settle(work: Promise<unknown>): void {
    const settled = work.catch(() => {}).finally(() => this.#settling.delete(settled))
    this.#settling.add(settled)
  }

  /** Resolves when all that went on beside the run is through. */
  async settled(): Promise<void> {
    await Promise.all(this.#settling)
  }

  /** The implementation of a node type, fetched once. */
  implementation(type: string): NodeRun | undefined | Promise<NodeRun | undefined> {
    const { implementations } = this.options
    if (typeof implementations !== 'function') return implementations.get(type)
    const known = this.#implementations.get(type)
    if (known) return known
    const fetched = implementations(type)
    if (fetched) this.#implementations.set(type, fetched)
    return fetched
  }
}
