import { isDeepStrictEqual } from 'node:util'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import type { RunEvent } from '../../engine/run/index.ts'
import type { RoughWire } from './rough-wire.ts'

/** A client of the truth lane as the editor is one: it keeps what it has, and after every drop asks for what it missed. */
export class TruthClient {
  /** What it knows of each run that it follows. */
  readonly events = new Map<string, RunEvent[]>()
  /** What it was sent that no client should be. */
  readonly faults: string[] = []
  readonly wire: RoughWire
  readonly #socket: Socket
  readonly #random: () => number

  constructor(wire: RoughWire, transports: readonly ('polling' | 'websocket')[], random: () => number) {
    this.wire = wire
    this.#random = random
    this.#socket = io(wire.url, {
      path: '/sockets/truth',
      transports: [...transports],
      forceNew: true,
      reconnectionDelay: 1,
      reconnectionDelayMax: 20,
    })
    this.#socket.on('connect', () => {
      for (const run of this.events.keys()) this.join(run)
    })
    this.#socket.on('events', ({ run, events }: { run: string; events: RunEvent[] }) => {
      for (const event of events) this.#take(run, event)
    })
  }

  /** Joins a run's room, mostly with the last number it has, at times with an older one. */
  join(run: string): void {
    const known = this.events.get(run) ?? []
    this.events.set(run, known)
    const stale = this.#random() < 0.3 ? Math.floor(this.#random() * 12) : 0
    this.#say('join', { run, after: Math.max(0, known.length - stale) })
  }

  leave(run: string): void {
    this.#say('leave', { run })
  }

  /** How many events it knows of. */
  get size(): number {
    return [...this.events.values()].reduce((sum, { length }) => sum + length, 0)
  }

  /** What is told of it where it does not get any further. */
  get state(): string {
    const { connected, active, io } = this.#socket
    const known = [...this.events].map(([run, { length }]) => `${run} ${length}`).join(', ')
    return `${connected ? 'connected' : active ? 'connecting' : 'idle'} ${io.engine?.transport?.name} ${io.engine?.readyState}: ${known}; ${this.faults.join()}`
  }

  /** Goes away and comes back, as a page that is put to sleep does. */
  drop(): void {
    this.#socket.disconnect()
    this.#socket.connect()
  }

  close(): void {
    this.#socket.disconnect()
    this.wire.close()
  }

  /** What is said while there is no connection is not kept for later: the next one begins with joins. */
  #say(what: string, message: object): void {
    if (this.#socket.connected) this.#socket.emit(what, message)
  }

  #take(run: string, event: RunEvent): void {
    const known = this.events.get(run)
    if (!known) {
      this.faults.push(`an event of ${run}, which it does not follow`)
    } else if (event.seq === known.length + 1) {
      known.push(event)
    } else if (event.seq > known.length) {
      this.faults.push(`event ${event.seq} of ${run} after ${known.length}`)
    } else if (!isDeepStrictEqual(known[event.seq - 1], event)) {
      this.faults.push(`event ${event.seq} of ${run} twice, and not the same`)
    }
  }
}
