import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { keysText } from '../keys.tsx'

interface Tip {
  readonly label: string
  readonly keys: string | undefined
  readonly target: DOMRect
}

const delay = 450

/**
 * Shows the tooltip of whatever is marked with `data-tip`: after a rest of the pointer, or at once on keyboard focus. With
 * `data-tip-cut` it is shown only where the words of the element are cut.
 */
export function TipLayer() {
  const [tip, setTip] = useState<Tip>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let over: Element | null = null
    const hide = (): void => {
      clearTimeout(timer)
      over = null
      setTip(undefined)
    }
    const show = (element: Element): void => {
      const label = element.getAttribute('data-tip')
      if (!label || !element.isConnected) return
      if (element.hasAttribute('data-tip-cut') && element.scrollWidth <= element.clientWidth) return
      setTip({
        label,
        keys: element.getAttribute('data-tip-keys') ?? undefined,
        target: element.getBoundingClientRect(),
      })
    }
    const onOver = (event: PointerEvent): void => {
      const element = event.target instanceof Element ? event.target.closest('[data-tip]') : null
      if (element === over) return
      hide()
      over = element
      if (element && event.pointerType !== 'touch') timer = setTimeout(() => show(element), delay)
    }
    const onFocus = (event: FocusEvent): void => {
      if (event.target instanceof Element && event.target.matches('[data-tip]:focus-visible'))
        show(event.target)
    }
    const events = { pointerdown: hide, keydown: hide, wheel: hide, blur: hide, focusout: hide } as const
    document.addEventListener('pointerover', onOver)
    document.addEventListener('focusin', onFocus)
    for (const [name, on] of Object.entries(events))
      addEventListener(name, on, { capture: name !== 'blur', passive: true })
    return () => {
      hide()
      document.removeEventListener('pointerover', onOver)
      document.removeEventListener('focusin', onFocus)
      for (const [name, on] of Object.entries(events))
        removeEventListener(name, on, { capture: name !== 'blur' })
    }
  }, [])
  return tip ? <Bubble key={`${tip.label} ${tip.target.x} ${tip.target.y}`} {...tip} /> : null
}

/** Under its target, or over it at the lower edge; never outside of the window. */
function Bubble({ label, keys, target }: Tip) {
  const bubble = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = bubble.current
    if (!element) return
    const { width, height } = element.getBoundingClientRect()
    const left = Math.max(8, Math.min(innerWidth - width - 8, target.x + target.width / 2 - width / 2))
    const below = target.bottom + 6
    element.style.left = `${left}px`
    element.style.top = `${below + height + 8 > innerHeight ? target.top - height - 6 : below}px`
  })
  return (
    <div
      ref={bubble}
      aria-hidden="true"
      className="pointer-events-none fixed z-60 max-w-72 rounded-row border border-line2 bg-raise px-2 py-1 text-12 text-ink shadow-node"
    >
      {label}
      {keys && <span className="pl-3 text-ink3">{keysText(keys)}</span>}
    </div>
  )
}
