import type { WorkflowDocument } from '../../engine/graph/index.ts'

/** What a file that a workflow refers to by content is called, as whoever exported the workflow had it. */
export function lockedName({ lock }: WorkflowDocument, sha256: string): string | undefined {
  return lock?.assets?.find((asset) => asset.sha256 === sha256)?.name
}
