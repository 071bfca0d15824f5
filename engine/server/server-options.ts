import type { NodeDefinition } from '../define/index.ts'
import type { SupervisorOptions } from '../worker/index.ts'
import type { AccessWish } from './access/access-policy.ts'
import type { RateLimit } from './access/rate-limit.ts'
import type { ServerLimits } from './context.ts'
import type { EditorPages } from './editor-pages.ts'

/** What a server is started with. */
export interface ServerOptions {
  readonly dataRoot: string
  /** Where templates and the embedded model are. */
  readonly packageFolder: string
  readonly version: string
  /** The node types that workflows may use. */
  readonly declarations: readonly NodeDefinition[]
  /** 0 picks a free one. */
  readonly port: number
  readonly access?: AccessWish
  readonly device?: SupervisorOptions['device']
  readonly limits?: Partial<ServerLimits>
  /** How often one address may ask the API, load pages and open sockets, each. */
  readonly rate?: RateLimit
  /** The editor, where this server shows one; it is closed with the server. */
  readonly editor?: EditorPages
  /** Further options of the worker; tests bring nodes of their own. */
  readonly worker?: Partial<SupervisorOptions>
  readonly onError?: (error: unknown) => void
}

/** What requests may weigh where nothing else is said. */
export const defaultLimits: ServerLimits = {
  jsonBytes: 64 * 2 ** 20,
  uploadBytes: 512 * 2 ** 20,
  queuedRuns: 10_000,
  modelBytes: 64 * 2 ** 30,
  requestMs: 5 * 60_000,
}

/** How often an address may ask where nothing else is said. */
export const defaultRate: RateLimit = { burst: 400, perSecond: 100 }
