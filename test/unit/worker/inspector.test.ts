import { expect, it } from 'vitest'
import { hasCode } from '../../../engine/define/index.ts'
import { Inspector } from '../../../engine/worker/index.ts'
import { inspect } from '../../../engine/worker/inspect.ts'
import type { InspectQuestion } from '../../../engine/worker/index.ts'

/** An inspector whose processes answer when they are told to. */
function held() {
  const begun: {
    question: InspectQuestion
    answer: (value: unknown) => void
    fail: (error: Error) => void
  }[] = []
  let atWork = 0
  let most = 0
  const inspector = new Inspector((question) => {
    most = Math.max(most, (atWork += 1))
    return new Promise((answer, fail) => begun.push({ question, answer, fail })).finally(() => (atWork -= 1))
  })
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  return { inspector, begun, settle, most: () => most }
}

const file = (n: number): InspectQuestion => ({ ask: 'workflow', path: `/tmp/${n}` })

it('has two processes look at once, however many ask, and lets nobody starve', async () => {
  const { inspector, begun, settle, most } = held()
  const asked = Array.from({ length: 20 }, (_, n) => inspector.ask(file(n)))
  for (let n = 0; n < 20; n += 1) {
    await settle()
    begun[n]!.answer(n)
  }
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 20 }, (_, n) => n))
  expect(most()).toBe(2)
  expect(begun.map(({ question }) => question)).toEqual(Array.from({ length: 20 }, (_, n) => file(n)))
})

it('answers those who ask for the machine in one go once, and asks again for those who come after', async () => {
  const { inspector, begun, settle } = held()
  const first = [inspector.ask({ ask: 'machine' }), inspector.ask({ ask: 'machine' })]
  await settle()
  expect(begun).toHaveLength(1)
  // What is underway may have looked already: a model that was added since would be missing.
  const later = inspector.ask({ ask: 'machine' })
  await settle()
  expect(begun).toHaveLength(2)
  begun[1]!.answer('new')
  begun[0]!.answer('old')
  expect(await Promise.all([...first, later])).toEqual(['old', 'old', 'new'])
})

it('lets who gives up leave the row, and kills what looks for it', async () => {
  const { inspector, begun, settle } = held()
  const giving = new AbortController()
  const model = (n: number): InspectQuestion => ({ ask: 'model', dataRoot: '/tmp', path: `/tmp/${n}` })
  const first = inspector.ask(model(0))
  const second = inspector.ask(model(1), giving.signal)
  const third = inspector.ask(model(2))
  await settle()
  giving.abort(new Error('going'))
  await expect(second).rejects.toThrow('going')
  begun[0]!.answer('whole')
  await settle()
  begun[1]!.answer('whole too')
  expect(await Promise.all([first, third])).toEqual(['whole', 'whole too'])
  expect(begun.map(({ question }) => question)).toEqual([model(0), model(2)])
  // A process that is at work for it ends at once.
  const patient = new AbortController()
  const asked = inspect({ ask: 'model', dataRoot: '/tmp/none', path: '/tmp/none' }, patient.signal)
  patient.abort(new Error('gone'))
  await expect(asked).rejects.toThrow('gone')
})

it('ends all that is looked at when it is closed', async () => {
  const { inspector, begun, settle } = held()
  const asked = [0, 1, 2].map((n) =>
    inspector.ask(file(n)).catch((thrown: unknown) => (hasCode(thrown) ? thrown.code : 'unnamed')),
  )
  await settle()
  inspector.close()
  for (const { fail } of begun) fail(new Error('killed'))
  expect(await Promise.all(asked)).toEqual(['unnamed', 'unnamed', 'inspect.closed'])
  expect(begun).toHaveLength(2)
  // What a process is doing ends with the one that asked.
  const real = new Inspector()
  const model = real.ask({ ask: 'model', dataRoot: '/tmp/none', path: '/tmp/none' })
  await settle()
  real.close()
  await expect(model).rejects.toMatchObject({ code: 'inspect.closed' })
  await expect(real.ask({ ask: 'machine' })).rejects.toMatchObject({ code: 'inspect.closed' })
})

it('goes on after one that failed, and models do not wait for files', async () => {
  const { inspector, begun, settle } = held()
  const asked = [0, 1, 2].map((n) => inspector.ask(file(n)).catch((error: Error) => error.message))
  const model = inspector.ask({ ask: 'model', dataRoot: '/tmp', path: '/tmp/model' })
  await settle()
  expect(begun.map(({ question }) => question.ask)).toEqual(['workflow', 'workflow', 'model'])
  begun[0]!.fail(new Error('it died'))
  await settle()
  for (const { answer } of begun.slice(1)) answer('done')
  expect(await Promise.all([...asked, model])).toEqual(['it died', 'done', 'done', 'done'])
})

it('tells whoever comes after too many to come again, and nobody before', async () => {
  const { inspector, begun, settle } = held()
  const asked = Array.from({ length: 67 }, (_, n) =>
    inspector.ask(file(n)).catch((thrown: unknown) => (hasCode(thrown) ? thrown.code : 'unnamed')),
  )
  for (let n = 0; n < 66; n += 1) {
    await settle()
    begun[n]!.answer('done')
  }
  const answers = await Promise.all(asked)
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(66)
  expect(answers[66]).toBe('inspect.busy')
})
