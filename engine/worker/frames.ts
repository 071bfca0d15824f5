const magic = 0x52474631 // RGF1
const headBytes = 12
/** A workflow fits many times over; a length beyond these is no length. */
const mostHeader = 256 * 2 ** 20
const mostBody = 1024 * 2 ** 20

/** One message on a pipe: JSON, and bytes that belong to it. */
export interface PipeFrame {
  readonly message: unknown
  readonly body: Buffer
}

/** A message as bytes: magic word, two lengths (big-endian uint32), JSON, body. */
export function frameBytes(message: object, body: Uint8Array = new Uint8Array(0)): Buffer {
  const json = Buffer.from(JSON.stringify(message))
  const head = Buffer.alloc(headBytes)
  head.writeUInt32BE(magic, 0)
  head.writeUInt32BE(json.length, 4)
  head.writeUInt32BE(body.byteLength, 8)
  return Buffer.concat([head, json, body])
}

/**
 * Takes a pipe's bytes as they come and gives the messages in them. Node's own channel throws where nobody can catch when
 * the other side writes something else into it; this one throws here, and whoever reads decides.
 */
export class FrameReader {
  #chunks: Buffer[] = []
  #bytes = 0

  /** The messages that a chunk completes. Throws where the bytes are no messages. */
  push(chunk: Buffer): PipeFrame[] {
    this.#chunks.push(chunk)
    this.#bytes += chunk.length
    const frames: PipeFrame[] = []
    for (let length = this.#length(); length !== undefined; length = this.#length()) {
      const [jsonBytes, bodyBytes] = length
      const whole = headBytes + jsonBytes + bodyBytes
      if (this.#bytes < whole) break
      const bytes = this.#take(whole)
      const end = headBytes + jsonBytes
      frames.push({
        message: JSON.parse(bytes.toString('utf8', headBytes, end)) as unknown,
        body: bytes.subarray(end),
      })
    }
    return frames
  }

  #length(): readonly [json: number, body: number] | undefined {
    if (this.#bytes < headBytes) return undefined
    if (this.#chunks[0]!.length < headBytes) this.#chunks = [Buffer.concat(this.#chunks)]
    const head = this.#chunks[0]!
    const [word, json, body] = [head.readUInt32BE(0), head.readUInt32BE(4), head.readUInt32BE(8)]
    if (word !== magic || json > mostHeader || body > mostBody)
      throw new SyntaxError('These are no messages.')
    return [json, body]
  }

  #take(bytes: number): Buffer {
    const all = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks)
    const rest = all.subarray(bytes)
    this.#chunks = rest.length > 0 ? [rest] : []
    this.#bytes = rest.length
    return all.subarray(0, bytes)
  }
}
