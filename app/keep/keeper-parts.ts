import type { StoreApi } from 'zustand/vanilla'
import type { NodeRegistry } from '../../engine/graph/index.ts'
import type { DocumentStore } from '../document/index.ts'
import type { Api } from '../run/api/api.ts'
import type { RunCentre } from '../run/run-centre.ts'
import type { Drafts } from './drafts.ts'
import type { KeeperState } from './keeper-state.ts'

/** What a keeper works with. */
export interface KeeperParts {
  readonly document: DocumentStore
  readonly registry: NodeRegistry
  readonly api: Api
  readonly drafts?: Drafts
  /** Shows the runs of what is open. */
  readonly runs?: Pick<RunCentre, 'show' | 'current'>
}

/** The same for what works within one: its drafts, and what is seen of it. */
export interface KeptParts extends KeeperParts {
  readonly drafts: Drafts
  readonly state: StoreApi<KeeperState>
}
