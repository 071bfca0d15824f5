import type { Draft, Drafts } from '../../../app/keep/drafts.ts'
import { type Api, ApiProblem } from '../../../app/run/api/api.ts'
import type { WorkflowDocument } from '../../../engine/graph/index.ts'

interface Revision {
  readonly document: WorkflowDocument
  readonly sitting?: string
  readonly name?: string
}

/** A server with its workflows, which can be away, or be long about its answers. */
export class Server {
  away = false
  /** How long an answer takes after the work is done, in ms. */
  slow = 0
  readonly workflows = new Map<string, Revision[]>()
  saves = 0
  /** Saves that were sent as the page was to go away, which may not be large. */
  lastSaves = 0

  readonly api = {
    workflows: {
      create: (document: WorkflowDocument) =>
        this.#answer(() => this.#add(`w${this.workflows.size}`, { document })),
      read: (id: string) => this.#answer(() => this.#view(id)),
      save: (
        id: string,
        save: { workflow: WorkflowDocument; base: number; sitting?: string; name?: string },
        options: { keepalive?: boolean } = {},
      ) =>
        this.#answer(() => {
          if (options.keepalive) this.lastSaves++
          const all = this.workflows.get(id)!
          const { workflow, base, ...note } = save
          if (base !== all.length) {
            const current = { ...all.at(-1), revision: all.length, createdAt: 5 }
            throw problem(409, { current })
          }
          this.saves++
          return this.#add(id, { document: workflow, ...note })
        }),
      restore: (id: string, revision: number) =>
        this.#answer(() => this.#add(id, { document: this.workflows.get(id)![revision - 1]!.document })),
    },
    machine: { models: () => Promise.resolve([]) },
    files: {},
  } as unknown as Api

  words(id: string): unknown {
    return this.workflows.get(id)?.at(-1)?.document.nodes['prompt']?.params['words']
  }

  #answer<T>(work: () => T): Promise<T> {
    return Promise.resolve().then(async () => {
      if (this.away) throw problem(0)
      const [done, { slow }] = [work(), this]
      if (slow > 0) await new Promise((resolve) => setTimeout(resolve, slow))
      return done
    })
  }

  #add(id: string, revision: Revision) {
    this.workflows.set(id, [...(this.workflows.get(id) ?? []), revision])
    return this.#view(id)
  }

  #view(id: string) {
    const all = this.workflows.get(id)!
    return {
      id,
      title: 't',
      revision: all.length,
      createdAt: 1,
      updatedAt: 2,
      workflow: all.at(-1)!.document,
    }
  }
}

function problem(status: number, versions?: unknown): ApiProblem {
  return new ApiProblem({
    code: 'x',
    status,
    detail: 'No.',
    ...(versions !== undefined && { versions }),
  })
}

/** Drafts as a browser keeps them. */
export class MemoryDrafts implements Drafts {
  readonly all = new Map<string, Draft>()
  read = (place: string) => Promise.resolve(this.all.get(place))
  write = (place: string, draft: Draft) => Promise.resolve(void this.all.set(place, draft))
  remove = (place: string) => Promise.resolve(void this.all.delete(place))
  forgotten = (open: string) =>
    Promise.resolve(
      [...this.all]
        .filter(([place, draft]) => place !== open && draft.workflowId === undefined && !draft.untouched)
        .map(([place, draft]) => ({ place, draft })),
    )
}
