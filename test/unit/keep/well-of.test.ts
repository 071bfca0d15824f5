// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { runType } from '../../../app/keep/run-type.ts'
import { wellOf } from '../../../app/keep/well-of.ts'

it('is the field under the pointer, for files from outside that of its node, and none elsewhere', () => {
  document.body.innerHTML = `
    <div data-node-id="a"><b id="header"></b><span id="well" data-takes-files><i id="inside"></i></span></div>
    <div data-node-id="b"><b id="other"></b></div>`
  const of = (id: string, ...types: string[]): string | undefined =>
    wellOf({ target: document.getElementById(id), dataTransfer: { types } as never })?.id
  expect(of('inside', 'Files')).toBe('well')
  expect(of('header', 'Files')).toBe('well')
  expect(of('other', 'Files')).toBeUndefined()
  // A run of the gallery opens wherever it is dropped but on the field; text goes where it always went.
  expect(of('header', 'Files', runType)).toBeUndefined()
  expect(of('header', 'text/plain')).toBeUndefined()
  expect(of('inside', runType)).toBe('well')
})
