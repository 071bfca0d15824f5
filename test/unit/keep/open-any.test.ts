// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { openDropped } from '../../../app/keep/open-any.ts'
import { ApiProblem } from '../../../app/run/api/api.ts'
import type { Editor } from '../../../app/shell/editor.ts'

it('opens a run that is dropped, else the first of the files', async () => {
  const opened: string[] = []
  const keeper = {
    openRun: async (run: string) => {
      opened.push(run)
      // What the server refuses is told; it is no error of the page.
      throw new ApiProblem({ code: 'run.unknown', status: 404, detail: 'It is gone.' })
    },
    openFile: async ({ name }: File) => void opened.push(name),
  }
  const editor = { keeper, api: {} } as unknown as Editor
  const files = ['a.json', 'b.json'].map((name) => new File([], name))
  await openDropped(editor, 'r1', files)
  await openDropped(editor, '', files)
  await openDropped(editor, undefined, files.slice(1))
  await openDropped(editor, undefined, [])
  expect(opened).toEqual(['r1', 'a.json', 'b.json'])
})
