import type { WorkflowDocument } from '../../engine/graph/index.ts'
import type { ApiProblem } from '../run/api/api.ts'

/** What the server has where somebody else saved first. */
export interface NewerVersion {
  readonly document: WorkflowDocument
  readonly revision: number
  /** Milliseconds since the epoch. */
  readonly savedAt: number
  readonly author: string | undefined
  /** The sitting it was saved in by itself. */
  readonly sitting: string | undefined
}

/** The newer version that a refusal to save tells of; undefined where it was refused for another reason. */
export function newerVersion({ status, versions }: ApiProblem): NewerVersion | undefined {
  const told = versions as
    | {
        readonly current?: {
          readonly document?: WorkflowDocument
          readonly revision?: number
          readonly createdAt?: number
          readonly author?: string
          readonly sitting?: string
        }
      }
    | undefined
  const { document, revision, createdAt, author, sitting } = told?.current ?? {}
  if (status !== 409 || !document || revision === undefined) return undefined
  return { document, revision, savedAt: createdAt ?? Date.now(), author, sitting }
}
