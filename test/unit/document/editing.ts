import { expect } from 'vitest'
import { type Command, DocumentStore, type Outcome } from '../../../app/document/index.ts'
import { parseWorkflow, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { sampleRegistry } from '../graph/sample-nodes.ts'

/** A store whose every command is held to what all commands promise. */
export class Editing {
  readonly store: DocumentStore
  now = 0

  constructor(document: WorkflowDocument) {
    this.store = new DocumentStore(document, sampleRegistry, () => this.now)
  }

  get document(): WorkflowDocument {
    return this.store.document
  }

  /** Does a command; undo then leads back exactly and redo forth, key orders included. */
  do(command: Command): readonly string[] {
    this.now += 10_000
    const before = JSON.stringify(this.document)
    const outcome = this.store.run(command)
    expect(outcome).toMatchObject({ ok: true })
    const after = JSON.stringify(this.document)
    const { document, problems } = parseWorkflow(this.document)
    expect(problems).toBeUndefined()
    expect(document).toEqual(this.document)
    if (before !== after) {
      this.store.undo()
      expect(JSON.stringify(this.document)).toBe(before)
      this.store.redo()
      expect(JSON.stringify(this.document)).toBe(after)
    }
    return outcome.ok ? outcome.made : []
  }

  /** Does a command that must be refused: nothing changes. Returns the reason. */
  refused(command: Command): string {
    const before = this.document
    const outcome: Outcome = this.store.run(command)
    expect(outcome.ok).toBe(false)
    expect(this.document).toBe(before)
    return outcome.ok ? '' : outcome.reason
  }

  /** Wires as words: `prompt.text -> encode.text`. */
  get wires(): string[] {
    return Object.values(this.document.edges).map(({ from, to }) => `${from.join('.')} -> ${to.join('.')}`)
  }
}
