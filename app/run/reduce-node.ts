import type { RunEvent } from '../../engine/run/index.ts'
import { itemCount, itemPath } from './item-path.ts'
import { idleNode, type ItemRun, type NodeRun } from './run-state.ts'

type NodeEvent = Extract<RunEvent, { readonly node: string }>

/** What a node is after one of its events. A node that runs once per item has ended when its last item has. */
export function reduceNode(node: NodeRun, event: NodeEvent): NodeRun {
  const { item } = event
  if (!item) {
    const { items, itemsDone, itemsOf } = node
    return {
      ...reduceItem(node, event),
      ...(items && { items }),
      ...(itemsDone !== undefined && { itemsDone }),
      ...(itemsOf !== undefined && { itemsOf }),
    }
  }
  const name = itemPath(item)
  const before = node.items?.get(name) ?? idleNode
  const after = reduceItem(before, event)
  const items = new Map(node.items).set(name, after)
  const itemsDone = (node.itemsDone ?? 0) + (hasEnded(after) ? 1 : 0) - (hasEnded(before) ? 1 : 0)
  const itemsOf = itemCount(item)
  const whole: NodeRun = { ...after, items, itemsDone, itemsOf }
  if (after.state === 'error') return whole
  const startedAt = node.startedAt ?? event.at
  if (itemsDone < itemsOf) return { ...whole, state: 'running', startedAt }
  const all = [...items.values()]
  const ms = all.reduce((sum, { ms = 0 }) => sum + ms, 0)
  if (all.every(({ state }) => state === 'cached')) return { ...whole, state: 'cached' }
  return { ...whole, state: 'done', startedAt, ms }
}

/** A node that says something of every item says enough with the last few. */
const mostNotes = 20

function hasEnded({ state }: ItemRun): boolean {
  return state === 'done' || state === 'cached'
}

function reduceItem(item: ItemRun, event: NodeEvent): ItemRun {
  const { outputs, note, first } = item
  const noted = note === undefined ? {} : { note }
  // Taken up again, it goes on from where it was.
  const kept = first === undefined ? noted : { ...noted, first }
  switch (event.type) {
    case 'node.started':
      return { ...kept, state: 'running', startedAt: event.at }
    case 'node.progress': {
      const { done, total, detail, at } = event
      const { detail: _, ...before } = item
      const least = Math.min(first ?? done, done)
      const progress = { done, total, first: least, ...(detail !== undefined && { detail }) }
      return { ...before, state: 'running', ...progress, ...paceOf(item, done, at) }
    }
    case 'node.note':
      return { ...item, note: event.message, notes: [...(item.notes ?? []), event.message].slice(-mostNotes) }
    case 'node.cached':
      return { ...kept, state: 'cached', tier: event.tier, ...(event.outputs && { outputs: event.outputs }) }
    case 'node.done': {
      const { ms, missed } = event
      const made = event.outputs ?? outputs
      const { error: _, ...before } = item
      return {
        ...before,
        state: 'done',
        ms,
        ...(missed !== undefined && { missed }),
        ...(made && { outputs: made }),
      }
    }
    case 'node.kept':
      return { ...item, pins: event.pins }
    case 'node.failed':
      return { ...item, state: 'error', error: event.error }
  }
}

/** Milliseconds that one of what is counted takes, from the first report on: the work before that is no step. */
function paceOf({ since, pace }: ItemRun, done: number, at: number): Pick<ItemRun, 'since' | 'pace'> {
  if (!since || done < since.done) return { since: { done, at } }
  if (done === since.done) return { since, ...(pace !== undefined && { pace }) }
  return { since, pace: (at - since.at) / (done - since.done) }
}
