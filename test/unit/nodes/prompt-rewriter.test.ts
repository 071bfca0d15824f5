import { afterAll, beforeAll, expect, test } from 'vitest'
import { promptRewriter } from '../../../nodes/text/prompt-rewriter.ts'
import { runNode } from '../../contract/nodes/run-node.ts'
import { inputsFor, makeAssets, makeSamples } from '../../contract/nodes/sample-inputs.ts'
import { openTestServices, type TestServices } from '../../contract/nodes/test-services.ts'

let services: TestServices
let inputs: Readonly<Record<string, unknown>>
beforeAll(async () => {
  services = await openTestServices()
  const samples = await makeSamples(services)
  inputs = inputsFor(promptRewriter, samples, await makeAssets(services, samples), 'openClip')
})
afterAll(() => services?.close())

test('the notes say what the model reads first, then each change once, then what it does not know', async () => {
  const { outputs, notes } = await runNode(
    promptRewriter,
    { ...inputs, text: 'a happy wolf chases a cat', leaveOut: true },
    services,
  )
  const text = 'a dog runs to the right and a cat runs to the right'
  expect(outputs).toEqual({ text })
  expect(notes).toEqual([
    `Picturebook reads "${text}".`,
    '"wolf" became "dog".',
    '"chases" became "runs to the right".',
    'Picturebook does not know "happy"; left out. Use other words for what matters.',
  ])
})

test('what the model knows as it is needs no note', async () => {
  const text = 'a fox runs to the right in a forest at night'
  expect(await runNode(promptRewriter, { ...inputs, text, leaveOut: true }, services)).toEqual({
    outputs: { text },
    notes: [],
  })
})
