import type { Server, Socket } from 'socket.io'
import type { z } from 'zod'
import type { RunEvent } from '../../run/index.ts'
import { joinSchema, leaveSchema } from './messages.ts'
import type { Answer } from './messages.ts'

/** Where the lane reads what a client missed. */
export interface EventHistory {
  /** Undefined where there is no such run. */
  lastSeq(run: string): number | undefined
  /** At most `limit` events after `seq`, in order. */
  after(run: string, seq: number, limit: number): readonly RunEvent[]
}

/** Events in one message; a client that is far behind gets several. */
const batch = 500

/**
 * The reliable lane: rooms of runs, and one of all runs' beginnings and ends. A client that joins says the last event it
 * has and is sent the rest, then what happens from then on, without a gap: reading and joining are one turn of the loop.
 */
export class TruthLane {
  readonly #io: Server
  readonly #history: EventHistory

  constructor(io: Server, history: EventHistory) {
    this.#io = io
    this.#history = history
    io.on('connection', (socket) => this.#welcome(socket))
  }

  /** Tells what was just written to the store. */
  publish(run: string, events: readonly RunEvent[]): void {
    if (events.length === 0) return
    this.#io.to(roomOf(run)).emit('events', { run, events })
    const ends = events.filter(({ type }) => type.startsWith('run.'))
    if (ends.length > 0) this.#io.to('runs').emit('runs', { run, events: ends })
  }

  /** Tells that the order or the state of the queue has changed. */
  queueChanged(): void {
    this.#io.to('runs').emit('queue')
  }

  /** Tells how far a model's download is, or that it is gone. */
  modelsChanged(news: object): void {
    this.#io.to('runs').emit('models', news)
  }

  #welcome(socket: Socket): void {
    void socket.join('runs')
    socket.on('join', (message: unknown, reply?: unknown) =>
      answer(joinSchema, message, reply, ({ run, after }): Answer<{ seq: number }> => {
        const last = this.#history.lastSeq(run)
        if (last === undefined) return unknownRun(run)
        void socket.join(roomOf(run))
        for (let seq = after; seq < last;) {
          const events = this.#history.after(run, seq, batch)
          if (events.length === 0) break
          socket.emit('events', { run, events })
          seq = events.at(-1)!.seq
        }
        return { ok: true, seq: last }
      }),
    )
    socket.on('leave', (message: unknown, reply?: unknown) =>
      answer(leaveSchema, message, reply, ({ run }) => {
        void socket.leave(roomOf(run))
        return { ok: true }
      }),
    )
  }
}

/** The room of a run. */
export function roomOf(run: string): string {
  return `run:${run}`
}

/** The refusal for a run that is not there. */
export function unknownRun(run: string): Answer<never> {
  return { ok: false, code: 'run.unknown', message: `There is no run ${run}. It may have been deleted.` }
}

/** Checks a message, handles it and replies where the client listens for a reply. A bad message changes nothing. */
export function answer<S extends z.ZodType>(
  schema: S,
  message: unknown,
  reply: unknown,
  handle: (message: z.output<S>) => Answer<object>,
): void {
  const parsed = schema.safeParse(message)
  const result: Answer<object> = parsed.success
    ? handle(parsed.data)
    : {
        ok: false,
        code: 'socket.message',
        message: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
      }
  if (typeof reply === 'function') (reply as (result: Answer<object>) => void)(result)
}
