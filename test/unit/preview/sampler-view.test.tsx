// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { ItemStepper } from '../../../app/preview/item-stepper.tsx'
import { StepStrip } from '../../../app/preview/step-strip.tsx'
import { useHeldStep } from '../../../app/preview/use-held-step.ts'
import { useSampled } from '../../../app/preview/use-sampled.ts'
import { newRun, reduceRun } from '../../../app/run/reduce-run.ts'
import { sampledBy } from '../../../app/run/sampled-by.ts'
import type { StepPlace } from '../../../app/run/steps.ts'
import type { SampledRun } from '../../../app/run/runs-state.ts'
import type { RunEvent } from '../../../engine/run/index.ts'
import type { Editor } from '../../../app/shell/editor.ts'
import { draw, editorOf } from '../fields/editor-around.tsx'

/** An editor at whose sampler steps were made, and the places that are asked of the archive. */
function sampledEditor(sampled: SampledRun): { editor: Editor; asked: StepPlace[] } {
  const editor = editorOf({ nodes: {} }, { runs: { sampled: new Map([['sampler', sampled]]) } })
  const asked: StepPlace[] = []
  const ask = (place: StepPlace): Promise<never> => {
    asked.push(place)
    return new Promise<never>(() => {})
  }
  Object.assign(editor.runs, {
    steps: { look: () => {}, seen: () => undefined, find: ask, read: ask },
    previews: { subscribe: () => () => {}, latest: () => undefined },
  })
  return { editor, asked }
}

/** The strip and the items of the sampler, as its node has them. */
function Sampler(): ReactNode {
  const shown = useSampled('sampler')
  const held = useHeldStep('sampler', shown)
  return (
    shown && (
      <>
        <ItemStepper sampled={shown.sampled} onItem={held.holdItem} />
        <StepStrip node="sampler" sampled={shown.sampled} held={held.step} onHold={held.hold} />
        <p data-testid="drawn">{`${shown.sampled.item ?? ''} ${held.step ?? 'newest'} of ${shown.sampled.of}`}</p>
      </>
    )
  )
}

test('a run of more than three hundred steps reads the pictures of some, and every step can be reached', async () => {
  const { editor, asked } = sampledEditor({ run: 'r', step: 360, of: 360 })
  draw(editor, <Sampler />)
  const strip = screen.getByRole('slider', { name: 'Step' })
  expect(strip.querySelectorAll('[data-cell]').length).toBe(40)
  await waitFor(() => expect(asked.length).toBe(40))
  expect(strip.querySelector('[data-at]')?.getAttribute('data-cell')).toBe('360')
  for (let step = 359; step > 340; step--) {
    fireEvent.keyDown(strip, { key: 'ArrowLeft' })
    expect(strip.getAttribute('aria-valuenow')).toBe(String(step))
    expect(strip.querySelector('[data-at]')?.getAttribute('data-cell')).toBe(String(step))
  }
  fireEvent.keyDown(strip, { key: 'PageDown' })
  expect(strip.getAttribute('aria-valuenow')).toBe('305')
  fireEvent.keyDown(strip, { key: 'Home' })
  expect(screen.getByTestId('drawn').textContent).toBe(' 1 of 360')
  // However far it went, what was asked for is what was shown.
  expect(new Set(asked.map(({ step }) => step)).size).toBeLessThan(40 + 40)
})

test('steps that a run did not begin with can be neither looked at nor asked for', async () => {
  const told = (...bodies: object[]): SampledRun => {
    const events = bodies.map((body, at) => ({ run: 'r', seq: at + 1, at, node: 'sampler', ...body }))
    return sampledBy(reduceRun(newRun('r'), events as unknown as RunEvent[]).run, ['sampler']).get('sampler')!
  }
  const step = (done: number): object => ({ type: 'node.progress', done, total: 12 })
  const started = { type: 'node.started' }
  expect(told(started, step(1), started, step(7))).toEqual({ run: 'r', step: 7, of: 12 })
  // What is taken up again goes on from where it was, and had its first step before.
  const sampled = told(started, step(5), step(6), started, step(7), step(12), { type: 'node.done', ms: 1 })
  expect(sampled).toEqual({ run: 'r', step: 12, of: 12, first: 5 })
  const { editor, asked } = sampledEditor(sampled)
  draw(editor, <Sampler />)
  const strip = screen.getByRole('slider', { name: 'Step' })
  expect(strip.getAttribute('aria-valuemin')).toBe('5')
  const never = [...strip.querySelectorAll<HTMLElement>('[data-never]')]
  expect(never.map(({ dataset }) => dataset['cell'])).toEqual(['1', '2', '3', '4'])
  expect(never.every(({ dataset }) => dataset['tip'] === 'This run began with step 5')).toBe(true)
  fireEvent.keyDown(strip, { key: 'Home' })
  expect(screen.getByTestId('drawn').textContent).toBe(' 5 of 12')
  fireEvent.keyDown(strip, { key: 'ArrowLeft' })
  expect(screen.getByTestId('drawn').textContent).toBe(' 5 of 12')
  fireEvent.keyDown(strip, { key: 'End' })
  strip.setPointerCapture = () => {}
  document.elementFromPoint = () => never[0]!
  fireEvent.pointerDown(strip)
  expect(screen.getByTestId('drawn').textContent).toBe(' 5 of 12')
  await waitFor(() => expect(new Set(asked.map(({ step }) => step)).size).toBe(8))
  expect(asked.every(({ step }) => step >= 5)).toBe(true)
})

test('only the main button chooses a step', () => {
  const { editor } = sampledEditor({ run: 'r', step: 8, of: 8 })
  draw(editor, <Sampler />)
  const strip = screen.getByRole('slider', { name: 'Step' })
  strip.setPointerCapture = () => {}
  document.elementFromPoint = () => strip.querySelector('[data-cell="3"]')
  for (const button of [1, 2]) fireEvent.pointerDown(strip, { button })
  expect(strip.getAttribute('aria-valuenow')).toBe('8')
  fireEvent.pointerDown(strip, { button: 0 })
  expect(strip.getAttribute('aria-valuenow')).toBe('3')
})

test('every item of a loop can be looked at', async () => {
  const of = 4
  const events: RunEvent[] = [0, 1, 2]
    .flatMap((index) => [
      { type: 'node.started', node: 'sampler', item: { index, of, each: 'each' } },
      {
        type: 'node.progress',
        node: 'sampler',
        item: { index, of, each: 'each' },
        done: index === 2 ? 5 : 1,
        total: 24,
      },
      { type: 'node.progress', node: 'sampler', item: { index, of, each: 'each' }, done: 24, total: 24 },
    ])
    .map((body, at) => ({ run: 'r', seq: at + 1, at, ...body })) as unknown as RunEvent[]
  const sampled = sampledBy(reduceRun(newRun('r'), events).run, ['sampler']).get('sampler')!
  expect(sampled).toMatchObject({ item: '2', itemsOf: 4, first: 5 })
  const { editor, asked } = sampledEditor(sampled)
  draw(editor, <Sampler />)
  screen.getByText('Item 3 of 4')
  expect(screen.getByRole('slider', { name: 'Step' }).getAttribute('aria-valuemin')).toBe('5')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Next item' }).disabled).toBe(true)
  fireEvent.click(screen.getByRole('button', { name: 'Item before' }))
  screen.getByText('Item 2 of 4')
  // Nothing live is of it: the newest of its steps is read.
  await waitFor(() => expect(asked).toContainEqual({ run: 'r', node: 'sampler', step: 24, item: '1' }))
  expect(screen.getByTestId('drawn').textContent).toBe('1 newest of 24')
  fireEvent.keyDown(screen.getByRole('slider', { name: 'Step' }), { key: 'Home' })
  expect(screen.getByTestId('drawn').textContent).toBe('1 1 of 24')
  fireEvent.keyDown(screen.getByRole('slider', { name: 'Step' }), { key: 'End' })
  expect(screen.getByTestId('drawn').textContent).toBe('1 newest of 24')
  fireEvent.click(screen.getByRole('button', { name: 'Next item' }))
  screen.getByText('Item 3 of 4')
})
