import { createStore, type StoreApi } from 'zustand/vanilla'
import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { emptyWorkflow } from '../document/index.ts'
import { Autosave } from './autosave.ts'
import { BrowserDrafts, type Drafts } from './drafts.ts'
import type { KeeperParts } from './keeper-parts.ts'
import { firstState, type KeeperState, type OpenedReport } from './keeper-state.ts'
import { type LastOpen, readLastOpen, writeLastOpen } from './last-open.ts'
import { ownCopy } from './own-copy.ts'
import { freshName } from './tab.ts'

/** Opens workflows, each in the place of the one before: last time's, new ones, saved ones, and what files and links hold. */
export class WorkflowOpener {
  readonly state: StoreApi<KeeperState>
  protected readonly parts: KeeperParts
  protected readonly drafts: Drafts
  protected readonly autosave: Autosave
  protected closed = false

  constructor(parts: KeeperParts) {
    this.parts = parts
    this.drafts = parts.drafts ?? new BrowserDrafts()
    this.state = createStore(() => firstState(titleOf(parts.document.document)))
    this.autosave = new Autosave({ ...parts, drafts: this.drafts, state: this.state })
    parts.document.state.subscribe(({ document }) => {
      const title = titleOf(document)
      if (title !== this.state.getState().title) this.state.setState({ title })
    })
  }

  /** Opens what was open last: the draft where it is ahead of the server, else the saved one. False where nothing was. */
  async openLast(): Promise<boolean> {
    const last = readLastOpen()
    return last !== undefined && (await this.#openPlace(last))
  }

  /** Opens an empty workflow. */
  openNew(): void {
    this.#show(ownCopy(emptyWorkflow()))
  }

  /** Opens a template as a workflow of one's own. */
  async openTemplate(name: string): Promise<void> {
    const { workflow } = await this.parts.api.workflows.template(name)
    this.#show(ownCopy(workflow))
  }

  /** Opens a saved workflow. False where it is not there. */
  openSaved(id: string): Promise<boolean> {
    return this.#openPlace({ place: id, workflowId: id })
  }

  /** Opens what a file, a paste or a link holds, as far as it can be opened. False where nothing in it could. */
  openText(text: string, from: string): Promise<boolean> {
    return this.#open(text, from)
  }

  /** Opens a file that somebody chose or dropped: a workflow, or a video or picture that carries one. */
  async openFile(file: File): Promise<boolean> {
    const { workflowInFile } = await import('./foreign/index.ts')
    const found = await workflowInFile(file, this.parts.api.files)
    if ('source' in found) return this.#open(found.source, file.name)
    this.refuse(file.name, found.trouble)
    return false
  }

  /** Opens the graph that made an output, with the seeds that were drawn, and shows that run on it. */
  async openRun(run: string): Promise<void> {
    const { workflow } = await this.parts.api.runs.read(run)
    if (this.#show(ownCopy(workflow))) this.parts.runs?.show(run)
  }

  /** Says why what was asked for cannot be opened. */
  refuse(from: string, trouble: string): void {
    this.#report({ from, problems: [], missing: [], opened: false, trouble })
  }

  /** Closes the list of what was wrong with a file. */
  dismissReport(): void {
    this.state.setState({ report: undefined })
  }

  /** Stops keeping. */
  close(): void {
    this.closed = true
    this.autosave.close()
  }

  async #open(source: unknown, from: string): Promise<boolean> {
    const { registry, api } = this.parts
    this.dismissReport()
    const { openForeign, repair, missingThings } = await import('./foreign/index.ts')
    const { problems, document } = openForeign(source, registry)
    if (!document) {
      this.#report({ from, problems, missing: [], opened: false })
      return false
    }
    this.#show(ownCopy(repair(document, registry)))
    void missingThings(document, api).then((missing) => {
      if (problems.length + missing.length > 0) this.#report({ from, problems, missing, opened: true })
    })
    return true
  }

  /** The draft where there is one, else what is saved. */
  async #openPlace({ place, workflowId }: LastOpen): Promise<boolean> {
    const draft = await this.drafts.read(place).catch(() => undefined)
    if (draft) {
      this.#show(draft.document, { ...draft, place })
      // Where it is behind the server and not of this tab, that is a conflict and asked.
      if (!draft.untouched) this.autosave.behind(draft.takenUp)
      return true
    }
    if (workflowId === undefined) return false
    const saved = await this.parts.api.workflows.read(workflowId).catch(() => undefined)
    if (saved) this.#show(saved.workflow, { workflowId: saved.id, revision: saved.revision })
    return saved !== undefined
  }

  #report(report: Omit<OpenedReport, 'title'>): void {
    const { title } = this.state.getState()
    this.state.setState({ report: { ...report, title } })
  }

  /** False where what was asked for before the page went comes too late. */
  #show(
    document: WorkflowDocument,
    from: Partial<LastOpen> & { readonly revision?: number | undefined } = {},
  ): boolean {
    if (this.closed) return false
    const { workflowId, revision, place = freshName() } = from
    this.autosave.begin()
    this.parts.document.open(document)
    this.state.setState({
      workflowId,
      revision,
      saved: 'saved',
      trouble: undefined,
      conflict: undefined,
      title: titleOf(document),
    })
    this.autosave.opened(place)
    writeLastOpen({ workflowId, place: workflowId ?? place })
    return true
  }
}

function titleOf({ meta }: WorkflowDocument): string {
  return meta.title ?? 'Untitled'
}
