import { createStore, type StoreApi } from 'zustand/vanilla'
import { limits, type Problem, type WorkflowDocument } from '../../engine/graph/index.ts'
import { describeWorkflow, emptyWorkflow, repair } from '../document/index.ts'
import { ApiProblem, type RevisionSummary, type SavedWorkflow } from '../run/api/api.ts'
import { Autosave } from './autosave.ts'
import { BrowserDrafts, type Draft, type Drafts } from './drafts.ts'
import type { KeeperParts } from './keeper-parts.ts'
import type { ConflictChoice, KeeperState, MissingThing } from './keeper-state.ts'
import { type LastOpen, readLastOpen, writeLastOpen } from './last-open.ts'
import { missingAssets } from './missing-assets.ts'
import { missingModels } from './missing-models.ts'
import { freshName } from './tab.ts'
import { openForeign } from './foreign/open-foreign.ts'

export type * from './keeper-state.ts'

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
    return last !== undefined && (await this.#openPlace(last))
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

  /** Opens a saved workflow. False where it is not there. */
  openSaved(id: string): Promise<boolean> {
    return this.#openPlace({ place: id, workflowId: id })
  }

  /** Opens what a file, a paste or a link holds, as far as it can be opened. False where nothing in it could. */
  openText(text: string, from: string): boolean {
    return this.#open(text, from)
  }

  /** Opens a file that somebody chose or dropped: a workflow, or a video or picture that carries one. */
  async openFile(file: File): Promise<boolean> {
    if (isText(file)) {
      // Each of its characters takes three bytes at most: more than that is not even read.
      if (file.size <= 3 * limits.characters) return this.#open(await file.text(), file.name)
      const size = `${Math.round(file.size / 2 ** 20)} MiB`
      this.refuse(file.name, `It is ${size} long. A workflow has 64 million characters at most.`)
      return false
    }
    try {
      return this.#open((await this.#parts.api.files.workflowIn(file)).workflow, file.name)
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown
      this.refuse(file.name, thrown.detail)
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
    const base = this.state.getState().revision
    if (base === undefined || this.state.getState().conflict) return
    // The server adds it as a revision of its own, so that what is here now is not merged into it.
    const saved = await this.#parts.api.workflows.restore(workflowId, revision, base)
    this.#autosave.take(`Bring back revision ${revision}`, saved)
  }

  /** Ends a conflict: keep mine as the newest, take theirs, or save mine as a workflow of its own. */
  async resolveConflict(choice: ConflictChoice): Promise<void> {
    const { conflict, workflowId } = this.state.getState()
    if (!conflict) return
    const { theirs: workflow, revision, savedAt: updatedAt } = conflict
    if (choice === 'theirs') {
      // One entry of the history of edits: undo brings mine back.
      this.#autosave.take('Take the other version', { workflow, revision, updatedAt })
      return
    }
    const own = choice === 'copy' ? { workflowId: undefined, revision: undefined } : { revision }
    this.state.setState({ conflict: undefined, saved: 'unsaved', ...own })
    if (choice === 'copy') {
      const title = `${titleOf(this.#parts.document.document)} (copy)`
      this.#parts.document.run(describeWorkflow({ title }))
      if (workflowId !== undefined) void this.#drafts.remove(workflowId).catch(() => {})
    }
    await this.#autosave.save(choice === 'mine' ? 'Kept instead of another version' : undefined)
  }

  /** Says why what was asked for cannot be opened. */
  refuse(from: string, trouble: string): void {
    this.#report(from, [], [], false, trouble)
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
    this.dismissReport()
    const { problems, document } = openForeign(source, registry)
    if (!document) {
      this.#report(from, problems, [], false)
      return false
    }
    this.#show(repair(document, registry))
    void Promise.all([
      this.#absent(missingAssets(document)),
      missingModels(document, () => this.#parts.api.machine.models()),
    ]).then(([assets, models]) => {
      const missing = [...models, ...assets]
      if (problems.length + missing.length > 0) this.#report(from, problems, missing, true)
    })
    return true
  }

  /** The draft where there is one, else what is saved. */
  async #openPlace({ place, workflowId }: LastOpen): Promise<boolean> {
    const draft = await this.#drafts.read(place).catch(() => undefined)
    if (draft) {
      this.#show(draft.document, { ...draft, place })
      // Where it is behind the server and not of this tab, that is a conflict and asked.
      if (!draft.untouched) this.#autosave.behind()
      return true
    }
    if (workflowId === undefined) return false
    const saved = await this.#parts.api.workflows.read(workflowId).catch(() => undefined)
    if (saved) this.#show(saved.workflow, { workflowId: saved.id, revision: saved.revision })
    return saved !== undefined
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
    from: Partial<LastOpen> & { readonly revision?: number | undefined } = {},
  ): void {
    // What was asked for before the page went comes too late.
    if (this.#closed) return
    const { workflowId, revision, place = freshName() } = from
    this.#autosave.begin()
    this.#parts.document.open(document)
    this.state.setState({
      workflowId,
      revision,
      saved: 'saved',
      trouble: undefined,
      conflict: undefined,
      title: titleOf(document),
    })
    this.#autosave.opened(place)
    writeLastOpen({ workflowId, place: workflowId ?? place })
  }
}

export type { Draft, SavedWorkflow }

function isText({ name, type }: File): boolean {
  return /\.(json|txt)$/i.test(name) || /json|^text\//.test(type)
}

function titleOf({ meta }: WorkflowDocument): string {
  return meta.title ?? 'Untitled'
}
