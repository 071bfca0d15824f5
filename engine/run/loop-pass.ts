import type { Cell } from './cell.ts'
import { demand, arrived, whenDone } from './demand.ts'
import type { ItemOf } from './events.ts'
import { cellAt, newFrame, type Frame } from './frame.ts'
import { itemKey } from './item-key.ts'
import { free, release, releaseRegion } from './liveness.ts'
import type { Feed, Region, Unit } from './plan.ts'
import { RunError } from './run-error.ts'
import type { RunState } from './run-state.ts'

/** Someone who wants a loop to run: an input that gathers over it, or the run for targets inside. */
export type Want = { readonly feed: Feed; readonly cell: Cell } | { readonly done: () => void }

/** The passes over one loop in one frame: items strictly one after another, each in a frame of its own. */
export interface LoopPass {
  /** Wants that came too late for the pass in progress. */
  next: Want[]
  asked: boolean
}

type Gathering = { readonly want: Extract<Want, { feed: Feed }>; readonly values: unknown[] }

/** Asks for a pass over a loop; everyone who asks before it starts shares it. Pushes what must be there first on `asked`. */
export function requestPass(run: RunState, frame: Frame, region: Region, want: Want, asked: Cell[]): void {
  let pass = frame.passes.get(region)
  if (!pass) frame.passes.set(region, (pass = { next: [], asked: false }))
  pass.next.push(want)
  if (pass.asked) return
  pass.asked = true
  const driver = cellAt(frame, region.loop!)
  whenDone(driver, () => run.whenQuiet(() => startPass(run, frame, region, driver)))
  asked.push(driver)
}

/** Opens a frame and asks for everything in it that the run or these gatherings want; `done` is called when all is there. */
export function openFrame(
  run: RunState,
  frame: Frame,
  targets: boolean,
  gatherings: readonly Gathering[],
  done: () => void,
): void {
  run.frames.add(frame)
  const asked: Cell[] = []
  const close = (): void => {
    if (--frame.open === 0) run.soon(done)
  }
  frame.open = 1
  for (const { want, values } of gatherings) {
    const cell = cellAt(frame, want.feed.unit)
    frame.open++
    whenDone(cell, () => {
      const value = cell.result!.outputs[want.feed.source.port]
      values.push(run.convert(want.feed, value))
      release(run, cell)
      close()
    })
    asked.push(cell)
  }
  if (targets) {
    for (const unit of frame.region.targets) {
      frame.open++
      const cell = cellAt(frame, unit)
      whenDone(cell, close)
      asked.push(cell)
    }
    for (const child of frame.region.children.values()) {
      if (!child.targeted) continue
      frame.open++
      requestPass(run, frame, child, { done: close }, asked)
    }
  }
  demand(run, asked)
  close()
}

/** Ends a frame: nothing in it is kept. */
export function closeFrame(run: RunState, frame: Frame): void {
  frame.closed = true
  run.frames.delete(frame)
  for (const cell of frame.cells) if (cell) free(run, cell)
}

function startPass(run: RunState, frame: Frame, region: Region, driver: Cell): void {
  const pass = frame.passes.get(region)!
  const wants = pass.next
  pass.next = []
  const gatherings: Gathering[] = []
  for (const want of wants) {
    if (!('feed' in want)) continue
    gatherings.push({ want, values: [] })
    announce(run, want.cell)
  }
  const targets = wants.length > gatherings.length
  let spread: Spread
  try {
    spread = spreadOf(region.loop!, driver)
  } catch (error) {
    run.fail(driver, error)
    return
  }

  const runItem = (index: number): void => {
    if (index === spread.length) return endPass(run, frame, region, driver, wants, gatherings)
    const item: ItemOf = { index, of: spread.length, ...(frame.item && { within: frame.item }) }
    const items = spread.item(index)
    const keys = run.keys.keysFor(region, frame, items)
    const inner = newFrame({ region, parent: frame, item, items, ...keys })
    openFrame(run, inner, targets, gatherings, () => {
      closeFrame(run, inner)
      for (const { want } of gatherings) reportItem(run, want.cell, index + 1, spread.length)
      runItem(index + 1)
    })
  }
  runItem(0)
}

function endPass(
  run: RunState,
  frame: Frame,
  region: Region,
  driver: Cell,
  wants: readonly Want[],
  gatherings: readonly Gathering[],
): void {
  const pass = frame.passes.get(region)!
  pass.asked = pass.next.length > 0
  if (pass.asked) run.whenQuiet(() => startPass(run, frame, region, driver))
  for (const { want, values } of gatherings) {
    ;(want.cell.gathered ??= new Map()).set(want.feed.name, values)
    arrived(run, want.cell)
  }
  for (const want of wants) {
    if ('feed' in want) continue
    releaseRegion(run, frame, region)
    want.done()
  }
}

interface Spread {
  readonly length: number
  item(index: number): Frame['items']
}

function spreadOf(loop: Unit, driver: Cell): Spread {
  const lists: [port: string, values: readonly unknown[]][] = []
  for (const [port, output] of Object.entries(loop.node.definition.outputs)) {
    if (output.each) lists.push([port, driver.result!.outputs[port] as readonly unknown[]])
  }
  const length = lists[0]?.[1].length ?? 0
  if (lists.some(([, values]) => values.length !== length)) {
    const lengths = lists.map(([port, values]) => `${values.length} as "${port}"`).join(', ')
    const { path, definition } = loop.node
    throw new RunError(
      'each.lengths',
      path,
      `${definition.title} "${path}" spread lists of unequal lengths: ${lengths}.`,
    )
  }
  return {
    length,
    item: (index) =>
      Object.fromEntries(
        lists.map(([port, values]) => {
          const { kind } = loop.node.definition.outputs[port]!
          const value = values[index]
          return [port, { value, key: itemKey(kind, value, `${driver.key} ${port}`, index) }]
        }),
      ),
  }
}

/** A node that gathers is at work as long as its loop is. */
function announce(run: RunState, cell: Cell): void {
  if (cell.startedAt !== undefined) return
  cell.startedAt = run.now()
  const { item } = cell.frame
  run.emit({ type: 'node.started', node: cell.unit.node.path, ...(item && { item }) })
}

function reportItem(run: RunState, cell: Cell, done: number, total: number): void {
  const { item } = cell.frame
  run.progress.offer(cell, {
    type: 'node.progress',
    node: cell.unit.node.path,
    done,
    total,
    ...(item && { item }),
  })
}
