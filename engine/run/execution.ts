import type { SavedOutput } from '../define/index.ts'
import type { Cell } from './cell.ts'
import { checkOutputs, weighOutputs } from './check-outputs.ts'
import { CheckpointTimer } from './checkpoint-slot.ts'
import type { CacheTier, ItemOf } from './events.ts'
import { frameOf, placeOf } from './frame.ts'
import type { ExplainedKey } from './key-maker.ts'
import { nodeContext } from './node-context.ts'
import { readStart } from './node-start.ts'
import { outputRef } from './output-ref.ts'
import type { Feed } from './region.ts'
import type { ResourceLease } from './resource-lease.ts'
import type { Outputs } from './result-cache.ts'
import type { NodeRun } from './run-options.ts'
import type { RunState } from './run-state.ts'

/** Where one call of a node stands: which item, under which key. */
export interface Turn {
  readonly key: string
  readonly checkpointKey: string
  readonly explained: ExplainedKey
  readonly item?: ItemOf
}

/** The calls of one cell's node, one after another, and what they may still say. */
export class Execution {
  readonly run: RunState
  readonly cell: Cell
  readonly lease: ResourceLease
  readonly checkpoint: CheckpointTimer
  turn: Turn
  #live = false
  #files: SavedOutput[] = []

  constructor(run: RunState, cell: Cell, lease: ResourceLease) {
    this.run = run
    this.cell = cell
    this.lease = lease
    this.checkpoint = new CheckpointTimer(
      run.options.checkpoints,
      run.now,
      shareOf(run, cell),
      run.controller.signal,
    )
    const { frame, unit, key } = cell
    const checkpointKey = frameOf(frame, unit.region).checkpointKeys.get(unit) ?? key
    const explained = run.keys.explain(unit, frame)
    this.turn = { key, checkpointKey, explained, ...(frame.item && { item: frame.item }) }
  }

  /** The item of the call in progress. */
  get item(): ItemOf | undefined {
    return this.turn.item
  }

  /** Whether what the node says still counts. */
  get live(): boolean {
    return this.#live && !this.run.stopping
  }

  /** Calls the node and takes what it returns, checked and cached. */
  async once(implementation: NodeRun, values: ReadonlyMap<Feed, unknown>): Promise<Outputs> {
    const { run, cell, turn } = this
    const { node } = cell.unit
    const place = placeOf(node.path, turn.item)
    const missed = run.history.missed(place, turn.explained)
    const item = turn.item && { item: turn.item }
    const startedAt = (turn.item === cell.frame.item ? cell.startedAt : undefined) ?? run.now()
    if (startedAt !== cell.startedAt) run.emit({ type: 'node.started', node: node.path, ...item })
    const start = node.starts && (await readStart(node, turn.item, run.options.blobs))
    const context = nodeContext(this, values, start)
    if (run.stopping) throw run.stopped
    run.executed++
    this.#live = true
    this.#files = []
    this.checkpoint.start(turn.checkpointKey)
    const returned = await implementation(context as never)
    this.end()
    if (run.stopping) throw run.stopped
    const outputs = run.shared.plain(checkOutputs(cell.unit, returned))
    const ms = Math.max(0, Math.round(run.now() - startedAt))
    run.history.remember(place, turn.explained)
    this.#keep(outputs, ms)
    run.files.push(...this.#files)
    const files = this.#files.length > 0 && { outputs: this.#files.map(outputRef) }
    this.#files = []
    run.emit({
      type: 'node.done',
      node: node.path,
      ms,
      ...files,
      ...(missed !== undefined && { missed }),
      ...item,
    })
    return outputs
  }

  /** Caches a result. Its checkpoint stays until the result would outlive the process, for a kill in between loses both. */
  #keep(outputs: Outputs, ms: number): void {
    const { run, cell, turn } = this
    const kinds = cell.unit.itemKinds
    const drop = isStopped(run, cell) ? undefined : this.checkpoint.end()
    // What was worth a checkpoint is worth a file, however short its last stretch was.
    const fresh = { outputs, kinds, bytes: weighOutputs(kinds, outputs), ms: drop ? Infinity : ms }
    const kept = run.cache.put(turn.key, fresh)
    if (drop) run.settle(kept ? kept.then((safe) => (safe ? drop() : undefined)) : drop())
    else if (kept) run.settle(kept)
  }

  /** The call was not needed: its result is there. */
  cached(tier: CacheTier, files: readonly SavedOutput[] = []): void {
    const { run, turn } = this
    const { path } = this.cell.unit.node
    run.cached++
    run.files.push(...files)
    run.history.remember(placeOf(path, turn.item), turn.explained)
    const outputs = files.length > 0 && { outputs: files.map(outputRef) }
    run.emit({ type: 'node.cached', node: path, tier, ...(turn.item && { item: turn.item }), ...outputs })
  }

  /** A file was published, or found published. */
  published(file: SavedOutput): void {
    if (!this.#files.some(({ key, sha256 }) => key === file.key && sha256 === file.sha256))
      this.#files.push(file)
  }

  /** Nothing that the node says from here on counts; its last progress is said. */
  end(): void {
    if (!this.#live) return
    this.run.progress.flush(this.cell)
    this.#live = false
  }

  /** The node is called no more. What it has published is there, whatever became of it. */
  close(): void {
    this.end()
    for (const file of this.#files.splice(0)) this.run.unnamed(this.cell, file)
  }
}

/** Whether the run ends within this cell's node, to be continued there. */
function isStopped(run: RunState, { unit }: Cell): boolean {
  return unit.stops && run.options.stopAfter !== undefined
}

/** A stopped run is there to be continued, so what it reached is always kept. */
function shareOf(run: RunState, cell: Cell): number {
  return run.options.checkpointShare ?? (isStopped(run, cell) ? Infinity : 0.02)
}
