import { type LaneSocket, LateSocket } from './late-socket.ts'

/** How a lane is reached; tests bring other transports. */
export interface LanePlace {
  /** Origin of the server; '' is that of the page. */
  readonly base: string
  readonly transports?: readonly ('websocket' | 'polling')[]
  /** Milliseconds to wait before the connection is tried again, at first and at most. */
  readonly retryMs?: readonly [first: number, most: number]
  /** What is waited for before anything is loaded: that the page can be used. */
  readonly ready?: Promise<void>
}

/** How long an attempt to connect may take, in ms. */
const attemptMs = 6000

/** A connection of its own for a lane: a large preview on one never holds up the truth on the other. */
export function openLane(
  lane: 'truth' | 'preview',
  { base, transports = ['websocket', 'polling'], retryMs: [first, most] = [200, 2000], ready }: LanePlace,
): LaneSocket {
  const options = {
    path: `/sockets/${lane}`,
    transports: [...transports],
    // Where a proxy lets no websocket through, polling is tried in the same attempt.
    tryAllTransports: true,
    forceNew: true,
    autoConnect: false,
    // What was asked for while the network was gone never gets an answer; the next attempt may.
    timeout: attemptMs,
    reconnectionDelay: first,
    reconnectionDelayMax: most,
  }
  // The graph can be used before there is a connection, so it does not wait for the program of one.
  return new LateSocket(async () => {
    await ready
    const { io } = await import('socket.io-client')
    return base === '' ? io(options) : io(base, options)
  })
}
