import type { Socket } from 'socket.io-client'

type Listener = (...values: never[]) => void

/** What the lanes use of a socket. */
export interface LaneSocket {
  readonly connected: boolean
  readonly id: string | undefined
  on(event: string, listener: Listener): unknown
  onAny(listener: Listener): unknown
  emit(event: string, message: unknown): unknown
  timeout(ms: number): { emitWithAck(event: string, message: unknown): Promise<unknown> }
  connect(): LaneSocket
  disconnect(): LaneSocket
}

/** A socket whose program is still being loaded: it is not connected, and what was to be heard is heard once it is there. */
export class LateSocket implements LaneSocket {
  #socket: Socket | undefined
  #wanted = true
  #before: ((socket: Socket) => void)[] = []

  constructor(load: () => Promise<Socket>) {
    const begin = (): void => {
      load().then(
        (socket) => {
          this.#socket = socket
          for (const act of this.#before.splice(0)) act(socket)
          if (this.#wanted) socket.connect()
        },
        // The network went away before the program was there: it is asked for again, as a lost connection is.
        () => setTimeout(begin, 2000),
      )
    }
    begin()
  }

  get connected(): boolean {
    return this.#socket?.connected ?? false
  }

  get id(): string | undefined {
    return this.#socket?.id
  }

  on(event: string, listener: Listener): void {
    this.#do((socket) => socket.on(event, listener as (...values: unknown[]) => void))
  }

  onAny(listener: Listener): void {
    this.#do((socket) => socket.onAny(listener as (...values: unknown[]) => void))
  }

  emit(event: string, message: unknown): void {
    this.#do((socket) => socket.emit(event, message))
  }

  timeout(ms: number): { emitWithAck(event: string, message: unknown): Promise<unknown> } {
    return {
      emitWithAck: (event, message) =>
        new Promise((resolve, reject) =>
          this.#do((socket) => {
            socket.timeout(ms).emitWithAck(event, message).then(resolve, reject)
          }),
        ),
    }
  }

  connect(): this {
    this.#wanted = true
    this.#socket?.connect()
    return this
  }

  disconnect(): this {
    this.#wanted = false
    this.#socket?.disconnect()
    return this
  }

  #do(act: (socket: Socket) => void): void {
    if (this.#socket) act(this.#socket)
    else this.#before.push(act)
  }
}
