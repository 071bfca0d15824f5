import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** What a hub does beside serving files; may be changed while it runs. */
export interface HubManners {
  /** After how many bytes of a body the connection is cut, if it is. */
  cut?: (file: string, from: number, size: number) => number | undefined
  /** Answers instead of the files, for some of them. */
  answer?: (file: string, request: IncomingMessage, response: ServerResponse) => boolean
  /** Knows no ranges. */
  noRanges?: boolean
  /** Sends large files from another path, as hubs do, and says their sha256 before. */
  storage?: boolean
  /** Bytes a second, for a download that can be met halfway. */
  pace?: number
}

/** A hub with one model, `owner/name`, on this machine: a real HTTP server with ranges, entity tags and commits. */
export class TinyHub {
  manners: HubManners = {}
  /** `GET transformer/model.onnx 120-`, in order. */
  readonly asked: string[] = []
  sentBytes = 0
  readonly #folder: string
  readonly #server: Server

  private constructor(folder: string) {
    this.#folder = folder
    this.#server = createServer((request, response) => void this.#serve(request, response))
  }

  static async start(folder: string): Promise<TinyHub> {
    const hub = new TinyHub(folder)
    await new Promise<void>((resolve) => hub.#server.listen(0, '127.0.0.1', resolve))
    return hub
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  get url(): string {
    return `${this.origin}/owner/name`
  }

  async end(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url!, this.origin).pathname)
    const [, place, file = ''] = /^\/(owner\/name\/resolve\/[^/]+|storage)\/(.+)$/.exec(path) ?? []
    const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]
    if (place !== 'storage') this.asked.push(`${file}${range === undefined ? '' : ` ${range}-`}`)
    if (this.manners.answer?.(file, request, response)) return
    const whole = join(this.#folder, file)
    if (file.includes('..') || !statSync(whole, { throwIfNoEntry: false })?.isFile())
      return void response.writeHead(404).end('Entry not found')
    const bytes = readFileSync(whole)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const commit = { 'x-repo-commit': 'c0ffee'.padEnd(40, '0') }
    if (this.manners.storage && place !== 'storage' && !file.endsWith('.json')) {
      const location = { location: `/storage/${file}`, 'x-linked-etag': `"${sha256}"` }
      return void response.writeHead(302, { ...commit, ...location }).end()
    }
    const etag = `"${sha256.slice(0, 16)}"`
    const fresh = request.headers['if-range'] === undefined || request.headers['if-range'] === etag
    const from = this.manners.noRanges || !fresh ? 0 : Number(range ?? 0)
    if (from > 0 && from >= bytes.length) {
      return void response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end()
    }
    const rest = bytes.subarray(from)
    response.writeHead(from > 0 ? 206 : 200, {
      ...commit,
      etag,
      'content-length': rest.length,
      ...(from > 0 && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
    })
    const cut = this.manners.cut?.(file, from, bytes.length)
    const sent = cut === undefined ? rest : rest.subarray(0, cut)
    const { pace } = this.manners
    const piece = pace === undefined ? sent.length || 1 : Math.ceil(pace / 20)
    for (let at = 0; at < sent.length; at += piece) {
      response.write(sent.subarray(at, at + piece))
      this.sentBytes += Math.min(piece, sent.length - at)
      if (pace !== undefined) await new Promise((resolve) => setTimeout(resolve, 50))
      if (response.destroyed) return
    }
    if (cut === undefined) response.end()
    // What was written is to arrive before the end of the connection does.
    else setTimeout(() => response.destroy(), 20)
  }
}
