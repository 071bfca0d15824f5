import type { RunEvent } from '../../../engine/run/index.ts'
import type { Answer } from '../../../engine/server/sockets/messages.ts'
import type { LaneSocket } from './late-socket.ts'
import { type LanePlace, openLane } from './open-lane.ts'

/** What the link tells of. */
export interface TruthNews {
  /** The number of the newest event of a run that is known; what comes after it is asked for. */
  seqOf(run: string): number
  /** Takes events of a followed run; true where some are missing before them. */
  events(run: string, events: readonly RunEvent[]): boolean
  /** There is no such run on the server. */
  unknown(run: string): void
  /** Beginnings and ends of any run. */
  runs(run: string, events: readonly RunEvent[]): void
  /** The queue has changed, or may have while there was no connection. */
  queue(): void
  /** A model's download has gone on. */
  models(news: unknown): void
  connection(live: boolean): void
}

/** How long the server may take to answer before the connection is taken for dead, in ms. */
const patienceMs = 5000

/** How long nothing is heard before the server is asked whether it is there, in ms: much less than a ping takes to fail. */
const silenceMs = 8000

/**
 * The reliable lane: follows runs and, after every interruption, asks for what it missed. A connection that sleeps dead,
 * as a laptop's does, is noticed by `probe`.
 */
export class TruthLink {
  readonly #socket: LaneSocket
  readonly #news: TruthNews
  readonly #followed = new Set<string>()
  /** Runs that were joined and not answered yet: a gap is asked for once. */
  readonly #joining = new Set<string>()
  readonly #timer: ReturnType<typeof setInterval>
  #heardAt = Date.now()

  constructor(place: LanePlace, news: TruthNews) {
    this.#news = news
    this.#socket = openLane('truth', place)
    // A network that is gone tells nobody; neither does a page that slept hear that it did.
    this.#timer = setInterval(() => {
      if (!this.#socket.connected || Date.now() - this.#heardAt < silenceMs) return
      this.#heardAt = Date.now()
      this.probe()
    }, silenceMs / 4)
    this.#socket.onAny(() => (this.#heardAt = Date.now()))
    this.#socket.on('connect', () => {
      this.#heardAt = Date.now()
      this.#joining.clear()
      news.connection(true)
      news.queue()
      for (const run of this.#followed) this.#join(run)
    })
    this.#socket.on('disconnect', () => news.connection(false))
    this.#socket.on('connect_error', () => news.connection(false))
    this.#socket.on('events', ({ run, events }: { run: string; events: readonly RunEvent[] }) => {
      // What was on its way when a run was let go of is nobody's.
      if (this.#followed.has(run) && news.events(run, events)) this.#join(run)
    })
    this.#socket.on('runs', ({ run, events }: { run: string; events: readonly RunEvent[] }) =>
      news.runs(run, events),
    )
    this.#socket.on('queue', () => news.queue())
    this.#socket.on('models', (message: unknown) => news.models(message))
  }

  /** Is told of a run's events from now on, after those that are missing. */
  follow(run: string): void {
    if (this.#followed.has(run)) return
    this.#followed.add(run)
    this.#join(run)
  }

  leave(run: string): void {
    if (this.#followed.delete(run) && this.#socket.connected) this.#socket.emit('leave', { run })
  }

  /** Asks for what was missed; where nobody answers, the connection is dead and another is made. */
  probe(): void {
    if (!this.#socket.connected) {
      this.#socket.disconnect().connect()
      return
    }
    this.#joining.clear()
    for (const run of this.#followed.size > 0 ? this.#followed : ['-']) this.#join(run)
  }

  close(): void {
    clearInterval(this.#timer)
    this.#socket.disconnect()
  }

  /** What is said while there is no connection is not kept for later: the next one begins with joins. */
  #join(run: string): void {
    if (!this.#socket.connected || this.#joining.has(run)) return
    this.#joining.add(run)
    const { id } = this.#socket
    this.#socket
      .timeout(patienceMs)
      .emitWithAck('join', { run, after: this.#news.seqOf(run) })
      .then(
        (said) => {
          const answer = said as Answer<object>
          if (this.#socket.id !== id) return
          this.#heardAt = Date.now()
          this.#joining.delete(run)
          if (!answer.ok && answer.code === 'run.unknown' && this.#followed.has(run)) this.#news.unknown(run)
        },
        () => {
          if (this.#socket.id === id && this.#socket.connected) this.#socket.disconnect().connect()
        },
      )
  }
}
