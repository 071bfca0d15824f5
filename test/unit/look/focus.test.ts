// @vitest-environment happy-dom
import { cleanup, fireEvent, renderHook } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { refocus } from '../../../app/look/refocus.ts'
import { useLostFocus } from '../../../app/shell/keys/lost-focus.ts'

afterEach(() => {
  cleanup()
  document.body.replaceChildren()
})

/** The page with this in it. */
function page(html: string): (selector: string) => HTMLElement {
  document.body.innerHTML = html
  return (selector) => document.querySelector<HTMLElement>(selector)!
}
const drawn = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))

describe('the focus', () => {
  it('is lost where what had it is taken off the page', () => {
    const at = page('<input id="a"><button id="b">B</button>')
    const isLost = renderHook(() => useLostFocus()).result.current
    expect(isLost()).toBe(false)
    at('#a').focus()
    expect(isLost()).toBe(false)
    at('#a').remove()
    expect(document.activeElement).toBe(document.body)
    expect(isLost()).toBe(true)
    at('#b').focus()
    expect(isLost()).toBe(false)
  })

  it('is not lost where it was given up, or is given up by a press', () => {
    const at = page('<textarea id="a"></textarea><input id="b"><p id="c">C</p>')
    const isLost = renderHook(() => useLostFocus()).result.current
    at('#a').focus()
    at('#a').blur()
    expect(isLost()).toBe(false)
    at('#b').focus()
    at('#b').remove()
    expect(isLost()).toBe(true)
    fireEvent.pointerDown(at('#c'))
    expect(isLost()).toBe(false)
  })

  it('is given back by what closes over the page, and what takes no words has none to lose', () => {
    const at = page('<div role="dialog" id="over"><input id="a"></div><div id="b" tabindex="0">B</div>')
    const isLost = renderHook(() => useLostFocus()).result.current
    at('#a').focus()
    at('#over').remove()
    expect(isLost()).toBe(false)
    at('#b').focus()
    at('#b').remove()
    expect(isLost()).toBe(false)
  })
})

describe('what removes itself', () => {
  it('gives the focus to the first thing in its place that takes it', async () => {
    const at = page(
      '<ul><li><button disabled>A</button><input id="b"><button>C</button></li></ul><button id="d">D</button>',
    )
    at('#d').focus()
    refocus(at('ul'))
    at('#d').remove()
    await drawn()
    expect(document.activeElement).toBe(at('#b'))
  })

  it('leaves the focus to whoever has taken it meanwhile', async () => {
    const at = page('<ul><li><input id="a"></li></ul><button id="b">B</button>')
    refocus(at('ul'))
    at('#b').focus()
    await drawn()
    expect(document.activeElement).toBe(at('#b'))
    at('#b').remove()
    for (const place of [undefined, null]) refocus(place)
    await drawn()
    expect(document.activeElement).toBe(document.body)
  })
})
