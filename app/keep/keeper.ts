import { createStore, type StoreApi } from 'zustand/vanilla'
import type { NodeRegistry, Problem, WorkflowDocument } from '../../engine/graph/index.ts'
import { type DocumentStore, emptyWorkflow, openWorkflow, repair } from '../document/index.ts'
import { type Api, ApiProblem, type RevisionSummary, type SavedWorkflow } from '../run/api/api.ts'
import { Autosave } from './autosave.ts'
import { BrowserDrafts, type Draft, type Drafts } from './drafts.ts'
import type { ConflictChoice, KeeperState, MissingThing } from './keeper-state.ts'
import { readLastOpen, writeLastOpen } from './last-open.ts'
import { missingAssets } from './missing-assets.ts'

export type * from './keeper-state.ts'

/** What a keeper works with. */
export interface KeeperParts {
  readonly document: DocumentStore
  readonly registry: NodeRegistry
  readonly api: Api
  readonly drafts?: Drafts
}

/** Keeps the workflow that is being edited safe, and opens others in its place. */
export class Keeper {
  readonly state: StoreApi<KeeperState>
  readonly #parts: KeeperParts
  readonly #drafts: Drafts
  readonly #autosave: Autosave
  #closed = false

  constructor(parts: KeeperParts) {
    this.#parts = parts
    this.#drafts = parts.drafts ?? new BrowserDrafts()
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
    this.#autosave = new Autosave({ ...parts, drafts: this.#drafts, state: this.state })
    parts.document.state.subscribe(({ document }) => {
      const title = titleOf(document)
      if (title !== this.state.getState().title) this.state.setState({ title })
    })
  }

  /** Opens what was open last: the draft where it is ahead of the server, else the saved one. False where nothing was. */
  async openLast(): Promise<boolean> {
    const last = readLastOpen()
    if (!last) return false
    const draft = await this.#drafts.read(last.place).catch(() => undefined)
    const saved =
      last.workflowId === undefined
        ? undefined
        : await this.#parts.api.workflows.read(last.workflowId).catch(() => undefined)
    if (draft) {
      this.#show(draft.document, draft)
      this.#autosave.changed()
      return true
    }
    if (saved) this.#show(saved.workflow, { workflowId: saved.id, revision: saved.revision })
    return saved !== undefined
  }

  /** Opens an empty workflow. */
  openNew(): void {
    this.#show(emptyWorkflow())
  }

  /** Opens a template as a workflow of one's own. */
  async openTemplate(name: string): Promise<void> {
    const { workflow } = await this.#parts.api.workflows.template(name)
    this.#show(workflow)
  }

  /** Opens a saved workflow. */
  async openSaved(id: string): Promise<void> {
    const { workflow, revision } = await this.#parts.api.workflows.read(id)
    this.#show(workflow, { workflowId: id, revision })
  }

  /** Opens what a file, a paste or a link holds, as far as it can be opened. False where nothing in it could. */
  openText(text: string, from: string): boolean {
    return this.#open(text, from)
  }

  /** Opens a file that somebody chose or dropped: a workflow, or a video or picture that carries one. */
  async openFile(file: File): Promise<boolean> {
    if (isText(file)) return this.#open(await file.text(), file.name)
    try {
      return this.#open((await this.#parts.api.files.workflowIn(file)).workflow, file.name)
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown
      this.#report(file.name, [], [], false, thrown.detail)
      return false
    }
  }

  /** Opens the graph that made an output, with the seeds that were drawn. */
  async openRun(run: string): Promise<void> {
    const { workflow } = await this.#parts.api.runs.read(run)
    this.#show(workflow)
  }

  /** Saves now, under a name for the history. */
  async saveNamed(name: string): Promise<void> {
    await this.#autosave.save(name)
  }

  /** The history of the workflow, newest first; empty where it was never saved. */
  async revisions(): Promise<readonly RevisionSummary[]> {
    const { workflowId } = this.state.getState()
    return workflowId === undefined ? [] : this.#parts.api.workflows.revisions(workflowId)
  }

  /** Brings an earlier revision back, as one entry of the history of edits; what is here now stays in the history. */
  async restore(revision: number): Promise<void> {
    const { workflowId } = this.state.getState()
    if (workflowId === undefined) return
    await this.#autosave.save()
    const { workflow } = await this.#parts.api.workflows.revision(workflowId, revision)
    this.#parts.document.replace(`Restore revision ${revision}`, workflow)
  }

  /** Ends a conflict: keep mine as the newest, take theirs, or save mine as a workflow of its own. */
  async resolveConflict(choice: ConflictChoice): Promise<void> {
    const { conflict, workflowId } = this.state.getState()
    if (!conflict) return
    if (choice === 'theirs') {
      this.#show(conflict.theirs, { workflowId, revision: conflict.revision })
      return
    }
    const own =
      choice === 'copy' ? { workflowId: undefined, revision: undefined } : { revision: conflict.revision }
    this.state.setState({ conflict: undefined, saved: 'unsaved', ...own })
    await this.#autosave.save(choice === 'mine' ? 'Kept instead of another version' : undefined)
  }

  /** Closes the list of what was wrong with a file. */
  dismissReport(): void {
    this.state.setState({ report: undefined })
  }

  /** Writes what is pending before the page goes. */
  flush(): void {
    this.#autosave.flush()
  }

  /** Stops keeping. */
  close(): void {
    this.#closed = true
    this.#autosave.close()
  }

  #open(source: unknown, from: string): boolean {
    const { registry } = this.#parts
    const { problems, document, ...opened } = openWorkflow(source, registry)
    if (!document) {
      this.#report(from, problems, [], false)
      return false
    }
    this.#show(repair(document, registry))
    const whole = 'whole' in opened && opened.whole
    const assets = missingAssets(document)
    void this.#absent(assets).then((missing) => {
      if (!whole || missing.length > 0) this.#report(from, whole ? [] : problems, missing, true)
    })
    return true
  }

  /** Those of the files that are not on this machine. */
  async #absent(assets: readonly MissingThing[]): Promise<readonly MissingThing[]> {
    const found = await Promise.all(
      assets.map((asset) =>
        this.#parts.api.files.asset(asset.id).then(
          () => true,
          (thrown: unknown) => !(thrown instanceof ApiProblem && thrown.status === 404),
        ),
      ),
    )
    return assets.filter((_, at) => !found[at])
  }

  #report(
    from: string,
    problems: readonly Problem[],
    missing: readonly MissingThing[],
    opened: boolean,
    trouble?: string,
  ): void {
    const title = titleOf(this.#parts.document.document)
    this.state.setState({
      report: { from, title, problems, missing, opened, ...(trouble !== undefined && { trouble }) },
    })
  }

  #show(
    document: WorkflowDocument,
    place: { readonly workflowId?: string | undefined; readonly revision?: number | undefined } = {},
  ): void {
    // What was asked for before the page went comes too late.
    if (this.#closed) return
    const { workflowId, revision } = place
    this.#autosave.begin()
    this.#parts.document.open(document)
    this.state.setState({
      workflowId,
      revision,
      saved: 'saved',
      trouble: undefined,
      conflict: undefined,
      report: undefined,
      title: titleOf(document),
    })
    this.#autosave.opened()
    writeLastOpen({ workflowId, place: workflowId ?? document.id })
  }
}

export type { Draft, SavedWorkflow }

function isText({ name, type }: File): boolean {
  return /\.(json|txt)$/i.test(name) || /json|^text\//.test(type)
}

function titleOf({ meta }: WorkflowDocument): string {
  return meta.title ?? 'Untitled'
}
