import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import type { RunEvent } from '../engine/run/index.ts'

/** What the crowd is told. */
export type CrowdOrder =
  | { readonly type: 'connect'; readonly url: string; readonly viewers: number; readonly stalled: number }
  | { readonly type: 'watch' | 'unwatch'; readonly run: string }
  /** Join once more and say what was heard when all of it is there. */
  | { readonly type: 'report'; readonly run: string; readonly lastSeq: number }

/** What the crowd has heard, over all viewers. */
export interface CrowdReport {
  readonly previews: number
  /** The least that a viewer that is not stalled has seen. */
  readonly fewest: number
  readonly events: number
  readonly lost: number
  readonly reordered: number
}

/** One page: a socket for previews, which it credits unless it is stalled, and one for events. */
class Viewer {
  readonly stalled: boolean
  previews = 0
  lastSeq = 0
  lost = 0
  reordered = 0
  readonly #preview: Socket
  readonly #truth: Socket

  constructor(url: string, stalled: boolean) {
    this.stalled = stalled
    const open = (lane: string): Socket =>
      io(url, { path: `/sockets/${lane}`, transports: ['websocket'], forceNew: true })
    this.#preview = open('preview')
    this.#truth = open('truth')
    this.#preview.on('preview', ({ run, seq }: { run: string; seq: number }) => {
      this.previews++
      if (!stalled) this.#preview.emit('credit', { run, seq })
    })
    this.#truth.on('events', ({ events }: { events: RunEvent[] }) => {
      for (const { seq } of events) {
        if (seq <= this.lastSeq) this.reordered++
        else this.lost += seq - this.lastSeq - 1
        this.lastSeq = Math.max(seq, this.lastSeq)
      }
    })
  }

  async connected(): Promise<void> {
    for (const socket of [this.#preview, this.#truth]) {
      if (!socket.connected) await new Promise<void>((resolve) => socket.once('connect', resolve))
    }
  }

  async watch(run: string): Promise<void> {
    await this.#truth.emitWithAck('join', { run, after: this.lastSeq })
    await this.#preview.emitWithAck('watch', { run })
  }

  async unwatch(run: string): Promise<void> {
    await this.#preview.emitWithAck('unwatch', { run })
    await this.#truth.emitWithAck('leave', { run })
  }
}

// Many viewers in a process of their own, so that what they cost is not the server's; told what to do by their parent.
let viewers: Viewer[] = []
process.on('disconnect', () => process.exit())
process.on('message', (order: CrowdOrder) => void obey(order).then((report) => process.send!(report)))

async function obey(order: CrowdOrder): Promise<CrowdReport> {
  if (order.type === 'connect') {
    viewers = Array.from({ length: order.viewers }, (_, i) => new Viewer(order.url, i < order.stalled))
    await Promise.all(viewers.map((viewer) => viewer.connected()))
  } else if (order.type === 'report') {
    await Promise.all(viewers.map((viewer) => viewer.watch(order.run)))
    for (const viewer of viewers) viewer.lost += Math.max(0, order.lastSeq - viewer.lastSeq)
  } else {
    await Promise.all(viewers.map((viewer) => viewer[order.type](order.run)))
  }
  const sum = (count: (viewer: Viewer) => number): number =>
    viewers.reduce((total, viewer) => total + count(viewer), 0)
  return {
    previews: sum((viewer) => viewer.previews),
    fewest: Math.min(...viewers.filter(({ stalled }) => !stalled).map(({ previews }) => previews)),
    events: sum(({ lastSeq }) => lastSeq),
    lost: sum(({ lost }) => lost),
    reordered: sum(({ reordered }) => reordered),
  }
}
