import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Button, IconButton, Segmented } from '../look/index.ts'
import { useEditor } from '../shell/editor.ts'
import { isOwnKey } from '../shell/keys/typing.ts'
import { CompareSettings } from './compare-settings.tsx'
import { type CompareWay, CompareStage } from './compare-stage.tsx'
import { useCompared } from './use-compared.ts'
import '../preview/preview.css'
import './compare.css'

/** What `Compare` is given: two outputs, by id. */
export interface CompareProps {
  readonly a: string
  readonly b: string
  readonly onClose: () => void
}

/** Two results on each other, both loops in step, with the settings that differ. It stands beside the gallery. */
export function Compare({ a, b, onClose }: CompareProps): ReactNode {
  const { view } = useEditor()
  const panel = useStore(view, (state) => state.panel)
  const [swapped, setSwapped] = useState(false)
  const [way, setWay] = useState<CompareWay>('wipe')
  const whole = useRef<HTMLElement>(null)
  const [left, setLeft] = useState(72)
  useLayoutEffect(() => {
    const beside = document.querySelector('[data-area="panel"]')
    setLeft(beside ? beside.getBoundingClientRect().right : 72)
  }, [panel])
  useEffect(() => {
    const before = document.activeElement
    whole.current?.querySelector<HTMLElement>('.compare-stage')?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const [first, second] = swapped ? [b, a] : [a, b]
  const pair = useCompared(first, second)
  const keys = useRef<(event: KeyboardEvent) => boolean>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return
    const { target } = event
    const onStage = target instanceof Element && target.matches('.compare-stage')
    if (event.key === 'Escape') onClose()
    // Wherever in it somebody is; a button keeps its own.
    else if ((!onStage && isOwnKey(target, event.key)) || !keys.current?.(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section
      ref={whole}
      aria-label="Compare"
      data-area="compare"
      data-theme="dark"
      className="compare"
      style={{ left }}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header className="compare-head">
        <Segmented<CompareWay>
          label="How they are compared"
          value={way}
          onChange={setWay}
          segments={[
            { value: 'wipe', label: 'Wipe' },
            { value: 'beside', label: 'Side by side' },
            { value: 'difference', label: 'Difference' },
          ]}
        />
        <span className="compare-note">Both loops play in step</span>
        <span className="flex-1" />
        <Button size="small" kind="quiet" icon="arrow-left-right" onClick={() => setSwapped(!swapped)}>
          Swap
        </Button>
        <IconButton icon="x" label="Close the comparison" onClick={onClose} />
      </header>
      <div className="compare-body">
        <CompareStage key={`${first} ${second}`} a={first} b={second} way={way} pair={pair} keys={keys} />
        <CompareSettings pair={pair} onClose={onClose} />
      </div>
    </section>
  )
}
