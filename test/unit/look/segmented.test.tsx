// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Segmented } from '../../../app/look/index.ts'

afterEach(cleanup)

const segments = ['one', 'two', 'three'].map((value) => ({ value, label: value, disabled: value === 'one' }))

/** The choices with one that holds, or none; what is chosen is told. */
function drawn(value: string): string[] {
  const chosen: string[] = []
  render(<Segmented label="Which" value={value} segments={segments} onChange={(next) => chosen.push(next)} />)
  return chosen
}

const reached = (): (string | null)[] =>
  screen.getAllByRole('radio').flatMap((radio) => (radio.tabIndex === 0 ? [radio.textContent] : []))

test('the one that holds is reached by Tab, and where none does the first that can be chosen', () => {
  drawn('three')
  expect(reached()).toEqual(['three'])
  cleanup()
  drawn('')
  expect(reached()).toEqual(['two'])
})

test('arrows begin at the end that one comes from where none holds', () => {
  const chosen = drawn('')
  fireEvent.keyDown(screen.getByText('two'), { key: 'ArrowRight' })
  fireEvent.keyDown(screen.getByText('two'), { key: 'ArrowLeft' })
  expect(chosen).toEqual(['two', 'three'])
})
