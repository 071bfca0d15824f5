import type { Server, Socket } from 'socket.io'
import type { PreviewHeader } from '../../worker/index.ts'
import { problemOf } from '../problem.ts'
import { answer } from './answer.ts'
import type { Refuse } from './answer.ts'
import { creditSchema, watchSchema } from './messages.ts'
import type { Answer } from './messages.ts'
import { unknownRun } from './truth-lane.ts'

/** The newest preview of one node of a run. */
interface Newest {
  readonly header: PreviewHeader
  readonly bytes: Uint8Array
}

/** What one viewer of one run has been sent. */
interface Viewer {
  /** Whether the last one sent is painted. */
  ready: boolean
  /** Number of the newest preview sent. */
  seq: number
}

/** What the lane asks of the rest of the server. */
export interface PreviewSource {
  exists(run: string): boolean
  /** Somebody began, or nobody is left, to watch a run. */
  watch(run: string, on: boolean): void
}

/** Previews sent and left out since the start, for the metrics. */
export interface PreviewCounts {
  sent: number
  skipped: number
}

/**
 * The lossy lane: one preview in flight per viewer and run, the newest wins, and only one buffer a run is kept, so that a
 * slow or silent viewer costs nobody anything.
 */
export class PreviewLane {
  readonly counts: PreviewCounts = { sent: 0, skipped: 0 }
  readonly #io: Server
  readonly #source: PreviewSource
  readonly #refuse: Refuse
  readonly #newest = new Map<string, Newest>()
  readonly #viewers = new Map<string, Map<Socket, Viewer>>()

  constructor(io: Server, source: PreviewSource, refuse: Refuse = problemOf) {
    this.#io = io
    this.#source = source
    this.#refuse = refuse
    io.on('connection', (socket) => this.#welcome(socket))
  }

  /** Number of viewers of a run. */
  viewersOf(run: string): number {
    return this.#viewers.get(run)?.size ?? 0
  }

  /** Takes a preview from the worker and hands it to every viewer that is ready. */
  offer(header: PreviewHeader, bytes: Uint8Array): void {
    const viewers = this.#viewers.get(header.run)
    if (!viewers) return
    const newest = { header, bytes }
    this.#newest.set(header.run, newest)
    const ready = [...viewers].filter(([, viewer]) => viewer.ready)
    this.counts.skipped += viewers.size - ready.length
    this.#send(ready, newest)
  }

  /** Forgets a run that has ended; its viewers stay, for it may be continued. */
  ended(run: string): void {
    this.#newest.delete(run)
  }

  #send(viewers: readonly (readonly [Socket, Viewer])[], { header, bytes }: Newest): void {
    if (viewers.length === 0) return
    for (const [, viewer] of viewers) {
      viewer.ready = false
      viewer.seq = header.seq
    }
    this.counts.sent += viewers.length
    // To all at once, so that it is made into packets once. Credit bounds what can pile up to this one message; a volatile
    // one could vanish and leave a viewer without credit.
    this.#io.to(viewers.map(([{ id }]) => id)).emit('preview', header, bytes)
  }

  #welcome(socket: Socket): void {
    const refuse = this.#refuse
    socket.on('watch', (message: unknown, reply?: unknown) =>
      answer(message, reply, { schema: watchSchema, refuse, handle: ({ run }) => this.#watch(socket, run) }),
    )
    socket.on('unwatch', (message: unknown, reply?: unknown) =>
      answer(message, reply, {
        schema: watchSchema,
        refuse,
        handle: ({ run }) => {
          this.#leave(socket, run)
          return { ok: true }
        },
      }),
    )
    socket.on('credit', (message: unknown) =>
      answer(message, undefined, {
        schema: creditSchema,
        refuse,
        handle: ({ run }) => {
          const viewer = this.#viewers.get(run)?.get(socket)
          if (viewer) {
            viewer.ready = true
            const newest = this.#newest.get(run)
            if (newest && newest.header.seq > viewer.seq) this.#send([[socket, viewer]], newest)
          }
          return { ok: true }
        },
      }),
    )
    socket.on('disconnect', () => {
      for (const run of this.#viewers.keys()) this.#leave(socket, run)
    })
  }

  #watch(socket: Socket, run: string): Answer<object> {
    if (!this.#source.exists(run)) return unknownRun(run)
    const viewers = this.#viewers.get(run) ?? new Map<Socket, Viewer>()
    this.#viewers.set(run, viewers)
    const viewer: Viewer = { ready: true, seq: -1 }
    viewers.set(socket, viewer)
    if (viewers.size === 1) this.#source.watch(run, true)
    const newest = this.#newest.get(run)
    if (newest) this.#send([[socket, viewer]], newest)
    return { ok: true }
  }

  #leave(socket: Socket, run: string): void {
    const viewers = this.#viewers.get(run)
    if (!viewers?.delete(socket) || viewers.size > 0) return
    this.#viewers.delete(run)
    this.#newest.delete(run)
    this.#source.watch(run, false)
  }
}
