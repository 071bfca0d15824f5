import { expect, it } from 'vitest'
import { afterRefusal } from '../../../app/keep/after-refusal.ts'
import { differingNodes } from '../../../app/keep/dialogs/differing-nodes.ts'
import { newerVersion } from '../../../app/keep/newer-version.ts'
import { ApiProblem } from '../../../app/run/api/api.ts'
import { parseWorkflow, type WorkflowDocument } from '../../../engine/graph/index.ts'

function workflow(nodes: object, more: object = {}): WorkflowDocument {
  return parseWorkflow({ format: 'reelgraph', version: 1, id: 'w', nodes, ...more }).document!
}

const node = (words: string) => ({ type: 'text/prompt', version: 1, params: { words } })

it('reads the newer version out of a refusal to save, and nothing out of any other', () => {
  const document = workflow({})
  const current = { document, revision: 4, createdAt: 17, author: 'Ana', sitting: 's' }
  const problem = (status: number, versions?: unknown) =>
    new ApiProblem({ code: 'workflow.stale', status, detail: 'Newer.', versions })
  expect(newerVersion(problem(409, { current }))).toEqual({
    document,
    revision: 4,
    savedAt: 17,
    author: 'Ana',
    sitting: 's',
  })
  for (const other of [problem(409), problem(409, { base: current }), problem(500, { current })])
    expect(newerVersion(other)).toBeUndefined()
})

it('says what one version has that the other has not, by name', () => {
  const mine = workflow({ a: node('a fox'), b: node('an owl'), c: node('same') })
  const theirs = workflow({ a: node('a bear'), c: node('same') })
  const nameOf = (id: string): string => id.toUpperCase()
  expect(differingNodes(mine, theirs, nameOf)).toEqual({ only: ['B'], changed: ['A'], otherwise: false })
  expect(differingNodes(theirs, mine, nameOf)).toEqual({ only: [], changed: ['A'], otherwise: false })
  const titled = workflow(theirs.nodes, { meta: { title: 'Other' } })
  expect(differingNodes(theirs, titled, nameOf)).toEqual({ only: [], changed: [], otherwise: true })
  expect(differingNodes(theirs, theirs, nameOf).otherwise).toBe(false)
})

it('is no version of somebody else where its fields only come in another order', () => {
  const params = { words: 'a fox', more: { a: 1, b: 2 } }
  const [mine, theirs] = [params, { more: { b: 2, a: 1 }, words: 'a fox' }].map((params) =>
    workflow({ a: { ...node(''), params } }),
  ) as [WorkflowDocument, WorkflowDocument]
  expect(JSON.stringify(mine)).not.toBe(JSON.stringify(theirs))
  expect(differingNodes(mine, theirs, String)).toEqual({ only: [], changed: [], otherwise: false })
  const versions = { current: { document: theirs, revision: 4, createdAt: 17 } }
  const refusal = new ApiProblem({ code: 'workflow.stale', status: 409, detail: 'Newer.', versions })
  expect(afterRefusal(refusal, mine, undefined)).toEqual({
    seen: { trouble: undefined, revision: 4, savedAt: 17 },
    next: 'kept',
  })
  expect(afterRefusal(refusal, workflow({ a: node('an owl') }), undefined).next).toBe('choice')
})
