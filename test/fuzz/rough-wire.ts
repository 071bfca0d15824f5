import { connect, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'

/** A wire to a port of this machine that hands bytes on late, in pieces and, when told to, not at all. */
export class RoughWire {
  readonly #server: Server
  readonly #pairs = new Set<readonly [near: Socket, far: Socket]>()
  readonly #random: () => number
  /** Hands everything on at once. */
  #calm = false

  private constructor(server: Server, random: () => number) {
    this.#server = server
    this.#random = random
  }

  /** Resolves when the wire can be used. */
  static async open(port: number, random: () => number): Promise<RoughWire> {
    const server = createServer({ noDelay: true })
    const wire = new RoughWire(server, random)
    server.on('connection', (near) => wire.#join(near, connect({ port, host: '127.0.0.1', noDelay: true })))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return wire
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Is a good wire from now on, whatever else the machine does: what was lost can be caught up with. */
  calm(): void {
    this.#calm = true
  }

  /** Cuts every connection, wherever it is in a message. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy()
    this.#pairs.clear()
  }

  close(): void {
    this.cut()
    this.#server.close()
  }

  #join(near: Socket, far: Socket): void {
    const pair = [near, far] as const
    this.#pairs.add(pair)
    this.#pass(near, far)
    this.#pass(far, near)
    for (const socket of pair) {
      socket.on('error', () => {})
      socket.on('close', () => {
        this.#pairs.delete(pair)
        for (const other of pair) other.destroy()
      })
    }
  }

  /** Bytes stay in order, as on any wire; where they are cut and how long they take is anybody's guess. */
  #pass(from: Socket, to: Socket): void {
    let before: Promise<void> = Promise.resolve()
    from.on('data', (chunk: Buffer) => {
      const at = Math.floor(this.#random() * chunk.length)
      for (const piece of [chunk.subarray(0, at), chunk.subarray(at)]) {
        const late = !this.#calm && this.#random() < 0.2 ? this.#random() * 8 : 0
        before = before
          .then(() => (late > 0 ? new Promise<void>((resolve) => setTimeout(resolve, late)) : undefined))
          .then(() => void (piece.length > 0 && to.writable && to.write(piece)))
      }
    })
  }
}
