import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** The editor's pages, made elsewhere and handed in: the engine knows no page library. */
export interface EditorPages {
  /** True while the pages are being worked on: their tools need `eval` and a socket of their own. */
  readonly development: boolean
  /** Whether a path, without its query, is one of theirs. */
  owns(path: string): boolean
  /** Answers a request that may come. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Takes a connection over, where its path is one of theirs; false leaves it to others. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  close(): Promise<void>
}
