// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { ConflictDialog } from '../../../app/keep/dialogs/conflict-dialog.tsx'
import { draw, editorOf, oneNode } from '../fields/editor-around.tsx'

it('takes the keys of what is typed as it opens, and no button does', async () => {
  const chosen: string[] = []
  const keeper = { resolveConflict: (choice: string) => void chosen.push(choice) }
  const editor = editorOf(oneNode('text/prompt', { words: 'mine' }), { keeper })
  const mine = editor.document.document
  const theirs = { ...mine, meta: { title: 'Theirs' } }
  draw(
    editor,
    <>
      <input aria-label="Words" autoFocus />
      <ConflictDialog conflict={{ mine, theirs, revision: 2, savedAt: 1 }} />
    </>,
  )
  const dialog = await screen.findByRole('dialog', { name: 'This workflow was changed elsewhere' })
  await act(() => vi.dynamicImportSettled())
  expect(document.activeElement).toBe(dialog)
  fireEvent.keyDown(document.activeElement!, { key: 'Escape' })
  expect(screen.getByRole('dialog')).toBe(dialog)
  fireEvent.click(screen.getByRole('button', { name: 'Keep mine' }))
  expect(chosen).toEqual(['mine'])
})
