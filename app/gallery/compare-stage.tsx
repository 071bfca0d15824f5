import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { wantsStillness } from '../look/index.ts'
import { CompareCaption } from './compare-caption.tsx'
import { ComparePicture } from './compare-picture.tsx'
import { PairTransport } from './pair-transport.tsx'
import type { ComparedPair } from './use-compared.ts'

/** How two results are laid on each other. */
export type CompareWay = 'wipe' | 'beside' | 'difference'

/** The two pictures, the wipe between them, and the line of the loop. */
export function CompareStage(props: {
  readonly a: string
  readonly b: string
  readonly way: CompareWay
  readonly pair: ComparedPair
  /** Takes what is pressed anywhere in the comparison; says whether it was meant for the stage. */
  readonly keys: RefObject<((event: KeyboardEvent) => boolean) | null>
}): ReactNode {
  const { a, b, way, pair, keys } = props
  const [wipe, setWipe] = useState(50)
  const [alone, setAlone] = useState<'a' | 'b'>()
  const [playing, setPlaying] = useState(() => !wantsStillness())
  const left = useRef<HTMLVideoElement>(null)
  const right = useRef<HTMLVideoElement>(null)
  // One of them may be known from the comparison before; they begin together.
  const both = pair.a && pair.b ? [pair.a, pair.b] : []
  const moves = both.some(({ item }) => item.mime.startsWith('video/'))
  useImperativeHandle(keys, () => (event) => {
    const by = { ArrowLeft: -2, ArrowRight: 2 }[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    if (by !== undefined && way === 'wipe') setWipe((at) => Math.max(0, Math.min(100, at + by)))
    else if (/^[ab]$/i.test(event.key)) setAlone(event.key.toLowerCase() as 'a' | 'b')
    else if (event.key === ' ') setPlaying(!playing)
    else return false
    return true
  })
  useEffect(() => {
    const both = (): void => setAlone(undefined)
    addEventListener('keyup', both)
    addEventListener('blur', both)
    return () => {
      removeEventListener('keyup', both)
      removeEventListener('blur', both)
    }
  }, [])
  const toPointer = (x: number, stage: HTMLElement): void => {
    const { left: start, width } = stage.getBoundingClientRect()
    setWipe(Math.max(0, Math.min(100, ((x - start) / width) * 100)))
  }
  return (
    <div className="compare-left">
      <div
        className="compare-stage on-picture"
        data-way={way}
        data-alone={alone}
        style={{ ['--wipe' as string]: `${wipe}%` }}
        tabIndex={0}
        role="slider"
        aria-label="Wipe between A and B"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(wipe)}
        onPointerDown={(event) => {
          if (way !== 'wipe') return
          event.currentTarget.setPointerCapture(event.pointerId)
          toPointer(event.clientX, event.currentTarget)
        }}
        onPointerMove={(event) => {
          if (event.buttons === 1 && way === 'wipe') toPointer(event.clientX, event.currentTarget)
        }}
      >
        <div className="compare-pictures">
          <ComparePicture side="a" id={a} known={pair.a} video={left} />
          <ComparePicture side="b" id={b} known={pair.b} video={right} />
        </div>
        {way === 'wipe' && <span className="compare-line" />}
      </div>
      <div className="compare-captions digits">
        <CompareCaption mark="A" known={pair.a} />
        <CompareCaption mark="B" known={pair.b} />
      </div>
      {moves && (
        <PairTransport
          left={left}
          right={right}
          media={pair.a?.item.media ?? {}}
          playing={playing}
          onPlaying={setPlaying}
        />
      )}
      <p className="compare-help">
        {way === 'wipe' ? 'Arrow keys move the wipe. ' : ''}Hold <kbd>A</kbd> or <kbd>B</kbd> to see one
        alone.
      </p>
    </div>
  )
}
