// @vitest-environment happy-dom
import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { loadModels } from '../../../app/fields/machine-models.ts'
import { ModelsFollowed } from '../../../app/fields/models-followed.tsx'
import { draw, editorOf } from './editor-around.tsx'

it('asks for the models again when a download is done and when the server is back, once anybody has asked', async () => {
  let asked = 0
  const api = { machine: { models: () => Promise.resolve((asked++, [])) } }
  const editor = editorOf({ nodes: {}, edges: {}, layout: { nodes: {} } }, { api })
  const heard = new Set<(news: unknown) => void>()
  Object.assign(editor.runs, {
    onModels: (hear: (news: unknown) => void) => (heard.add(hear), () => void heard.delete(hear)),
  })
  const say = (news: unknown) => act(async () => heard.forEach((hear) => hear(news)))
  const connection = (to: 'live' | 'lost') =>
    act(async () => editor.runs.state.setState({ connection: to } as never))
  draw(editor, <ModelsFollowed />)
  await say({ download: { id: 'a', state: 'done' } })
  expect(asked).toBe(0)
  await act(() => loadModels(editor.api))
  expect(asked).toBe(1)
  // What the server tells while it comes, and when one is removed.
  await say({ download: { id: 'a', state: 'downloading' } })
  await say({ removed: 'a' })
  expect(asked).toBe(1)
  await say({ download: { id: 'a', state: 'done' } })
  expect(asked).toBe(2)
  await connection('lost')
  expect(asked).toBe(2)
  await connection('live')
  expect(asked).toBe(3)
})
