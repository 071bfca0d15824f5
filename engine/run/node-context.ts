import {
  isParam,
  type CheckpointSlot,
  type NodeInput,
  type Packed,
  type RunContext,
  type Services,
} from '../define/index.ts'
import { whenDone } from './finish.ts'
import type { Execution } from './execution.ts'
import { checkFedParam } from './fed-param.ts'
import { cellAt } from './frame.ts'
import type { Feed } from './region.ts'
import { namedError } from './run-error.ts'
import { valueOf } from './wire-value.ts'

/** Everything one call of a node may touch. */
export function nodeContext(
  execution: Execution,
  values: ReadonlyMap<Feed, unknown>,
  start?: Packed,
): RunContext<Record<string, NodeInput>> {
  const { run, cell, turn } = execution
  const { path } = cell.unit.node
  const stopAfter = cell.unit.stops ? run.options.stopAfter : undefined
  const item = turn.item && { item: turn.item }
  return {
    inputs: inputsOf(execution, values),
    node: path,
    key: turn.key,
    signal: run.controller.signal,
    ...(stopAfter !== undefined && { stopAfter }),
    ...(start && { start }),
    progress(done, total, detail) {
      if (!execution.live || !Number.isFinite(done) || !Number.isFinite(total)) return
      const words = detail === undefined ? undefined : { detail: detail.slice(0, 80) }
      run.progress.offer(cell, { type: 'node.progress', node: path, done, total, ...words, ...item })
    },
    preview(step) {
      if (!execution.live) return
      try {
        run.options.onPreview?.(path, step, turn.item)
      } catch {
        // Previews may be lost; nothing depends on them.
      }
    },
    note(message) {
      if (execution.live) run.emit({ type: 'node.note', node: path, message: message.slice(0, 500), ...item })
    },
    checkpoint: execution.checkpoint satisfies CheckpointSlot,
    services: cell.unit.node.definition.effect ? watched(execution) : run.services,
  }
}

function inputsOf(execution: Execution, values: ReadonlyMap<Feed, unknown>): Record<string, unknown> {
  const { unit } = execution.cell
  const inputs: Record<string, unknown> = {}
  const feeds = new Map(unit.feeds.map((feed) => [feed.name, feed]))
  for (const [name, slot] of Object.entries(unit.node.definition.inputs)) {
    const feed = feeds.get(name)
    if (isParam(slot)) {
      inputs[name] = feed ? checkFedParam(unit.node, name, slot, values.get(feed)) : unit.node.params[name]
    } else if (!slot.lazy) {
      inputs[name] = feed && values.get(feed)
    } else if (feed?.lazy) {
      inputs[name] = lazyInput(execution, feed)
    } else {
      const value = feed && values.get(feed)
      inputs[name] = () => Promise.resolve(value)
    }
  }
  return inputs
}

/** Fetches a value when the node asks for it; its resource is free for others meanwhile. */
function lazyInput(execution: Execution, feed: Feed): () => Promise<unknown> {
  const { run, cell, lease } = execution
  let asked: Promise<unknown> | undefined
  return () => {
    asked ??= new Promise((resolve, reject) => {
      if (!execution.live) return reject(run.stopped)
      const source = cellAt(cell.frame, feed.unit)
      const read = (): void => {
        try {
          resolve(run.convert(feed, valueOf(cell, feed)))
        } catch (error) {
          reject(namedError(cell.unit.node.path, cell.unit.node.definition.title, error))
        }
      }
      if (source.state === 'done') return read()
      run.waits.add(reject)
      lease.lend()
      whenDone(source, () =>
        lease.reclaim(() => {
          run.waits.delete(reject)
          read()
        }),
      )
      run.demand([source])
    })
    // A node that never awaits what it asked for must not bring the process down when the run is stopped.
    asked.catch(() => {})
    return asked
  }
}

/** The services with an eye on what is published. */
function watched(execution: Execution): Services {
  const { outputs } = execution.run.services
  return {
    ...execution.run.services,
    outputs: {
      async find(key) {
        const found = await outputs.find(key)
        if (found) execution.published(found)
        return found
      },
      async save(request) {
        const saved = await outputs.save(request)
        execution.published(saved)
        return saved
      },
    },
  }
}
