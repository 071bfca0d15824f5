import { createStore, type StoreApi } from 'zustand/vanilla'
import type { NodeRegistry, WorkflowDocument } from '../../engine/graph/index.ts'
import { type DocumentStore, emptyWorkflow, openWorkflow, repair } from '../document/index.ts'
import type { Api } from '../run/api/api.ts'
import type { KeeperState } from './keeper-state.ts'

export type * from './keeper-state.ts'

/** What a keeper works with. */
export interface KeeperParts {
  readonly document: DocumentStore
  readonly registry: NodeRegistry
  readonly api: Api
}

/** Keeps the workflow that is being edited safe, and opens others in its place. */
export class Keeper {
  readonly state: StoreApi<KeeperState>
  readonly #parts: KeeperParts

  constructor(parts: KeeperParts) {
    this.#parts = parts
    this.state = createStore(() => ({
      saved: 'saved',
      trouble: undefined,
      workflowId: undefined,
      revision: undefined,
      title: titleOf(parts.document.document),
      savedAt: undefined,
      conflict: undefined,
      report: undefined,
    }))
  }

  /** Opens an empty workflow. */
  openNew(): void {
    this.#show(emptyWorkflow())
  }

  /** Opens what a file, a paste or a link holds, as far as it can be opened. False where nothing in it could. */
  openText(text: string, from: string): boolean {
    const { registry } = this.#parts
    const opened = openWorkflow(text, registry)
    const { problems, document } = opened
    if (document) this.#show(repair(document, registry))
    if (!document || !opened.whole) {
      const title = titleOf(document ?? this.#parts.document.document)
      const report = { from, title, problems, missing: [], opened: document !== undefined }
      this.state.setState({ report })
    }
    return document !== undefined
  }

  /** Opens a file that somebody chose or dropped. */
  async openFile(file: File): Promise<boolean> {
    return this.openText(await file.text(), file.name)
  }

  #show(document: WorkflowDocument): void {
    this.#parts.document.open(document)
    this.state.setState({
      workflowId: undefined,
      revision: undefined,
      saved: 'saved',
      title: titleOf(document),
    })
  }
}

function titleOf({ meta }: WorkflowDocument): string {
  return meta.title ?? 'Untitled'
}
