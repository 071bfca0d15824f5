import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { setParam, together } from '../document/index.ts'
import { Button, Dialog, Segmented, Slider } from '../look/index.ts'
import type { Run } from '../run/api/api.ts'
import { useEditor } from '../shell/editor.ts'
import { differingSettings } from './differing-settings.ts'
import './gallery.css'

type Way = 'wipe' | 'beside' | 'difference'

/** Two results on each other, both loops in step, with the settings that differ. */
export function Compare(props: {
  readonly a: string
  readonly b: string
  readonly onClose: () => void
}): ReactNode {
  const { api } = useEditor()
  const [swapped, setSwapped] = useState(false)
  const [way, setWay] = useState<Way>('wipe')
  const [wipe, setWipe] = useState(50)
  const [first, second] = swapped ? [props.b, props.a] : [props.a, props.b]
  const left = useRef<HTMLVideoElement>(null)
  const right = useRef<HTMLVideoElement>(null)
  useInStep(left, right)
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -2, ArrowRight: 2 }[event.key]
    if (by === undefined || way !== 'wipe') return
    event.preventDefault()
    setWipe((at) => Math.max(0, Math.min(100, at + by)))
  }
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()} title="Compare" place="whole">
      <div className="compare" data-theme="dark">
        <div className="flex min-h-0 flex-col gap-3">
          <div className="flex items-center gap-3">
            <Segmented<Way>
              label="How they are compared"
              value={way}
              onChange={setWay}
              segments={[
                { value: 'wipe', label: 'Wipe' },
                { value: 'beside', label: 'Side by side' },
                { value: 'difference', label: 'Difference' },
              ]}
            />
            <span className="text-12 text-ink2">Both loops play in step</span>
            <Button size="small" kind="quiet" icon="arrow-left-right" onClick={() => setSwapped(!swapped)}>
              Swap
            </Button>
          </div>
          <div
            className="compare-stage on-picture"
            data-way={way}
            style={{ ['--wipe' as string]: `${wipe}%`, ['--shape' as string]: way === 'beside' ? '2' : '1' }}
            tabIndex={0}
            role="group"
            aria-label="A and B. Arrow keys move the wipe."
            onKeyDown={move}
            onPointerMove={(event) => {
              if (event.buttons !== 1 || way !== 'wipe') return
              const { left: start, width } = event.currentTarget.getBoundingClientRect()
              setWipe(Math.max(0, Math.min(100, ((event.clientX - start) / width) * 100)))
            }}
          >
            <video
              ref={left}
              src={api.files.outputUrl(first)}
              muted
              loop
              autoPlay
              playsInline
              aria-label="A"
            />
            <video
              ref={right}
              src={api.files.outputUrl(second)}
              muted
              loop
              autoPlay
              playsInline
              aria-label="B"
            />
            {way === 'wipe' && <span className="compare-line" />}
          </div>
          {way === 'wipe' && (
            <Slider label="Wipe" value={wipe} min={0} max={100} step={1} onChange={setWipe} />
          )}
        </div>
        <Settings a={first} b={second} onClose={props.onClose} />
      </div>
    </Dialog>
  )
}

/** B follows A; a browser starts and loops each by itself. */
function useInStep(
  left: { current: HTMLVideoElement | null },
  right: { current: HTMLVideoElement | null },
): void {
  useEffect(() => {
    const timer = setInterval(() => {
      const [a, b] = [left.current, right.current]
      if (a && b && b.duration > 0 && Math.abs((a.currentTime % b.duration) - b.currentTime) > 0.06)
        b.currentTime = a.currentTime % b.duration
    }, 250)
    return () => clearInterval(timer)
  }, [left, right])
}

function Settings(props: {
  readonly a: string
  readonly b: string
  readonly onClose: () => void
}): ReactNode {
  const { a, b, onClose } = props
  const { api, keeper, registry, document } = useEditor()
  const [runs, setRuns] = useState<readonly [Run, Run]>()
  useEffect(() => {
    let gone = false
    const read = async (id: string): Promise<Run> => api.runs.read((await api.gallery.about(id)).run)
    void Promise.all([read(a), read(b)]).then(
      (found) => gone || setRuns(found),
      () => {},
    )
    return () => {
      gone = true
    }
  }, [api, a, b])
  if (!runs) return <p className="text-12 text-ink2">Reading the settings of both</p>
  const { differ, same } = differingSettings(runs[0].workflow, runs[1].workflow, registry)
  const take = (): void => {
    const { nodes } = document.document
    const known = differ.filter(({ node }) => Object.hasOwn(nodes, node))
    document.run(
      together(
        "Take A's settings",
        known.map(({ node, param, a: value }) => setParam(undefined, node, param, value)),
      ),
    )
    onClose()
  }
  return (
    <aside className="flex min-h-0 flex-col gap-3 overflow-y-auto" aria-label="Settings">
      <table className="compare-table">
        <thead>
          <tr>
            <th>{differ.length === 1 ? '1 setting differs' : `${differ.length} settings differ`}</th>
            <th>A</th>
            <th>B</th>
          </tr>
        </thead>
        <tbody>
          {differ.map(({ node, param, label, of, a: mine, b: theirs }) => (
            <tr key={`${node}.${param}`}>
              <td>
                {label}
                <span className="block text-ink3">{of}</span>
              </td>
              <td className="digits">{shown(mine)}</td>
              <td className="digits">{shown(theirs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-12 text-ink2">{same} settings are the same</p>
      <Button wide onClick={() => void keeper.openRun(runs[0].id).then(onClose)}>
        Open A’s graph
      </Button>
      <Button wide onClick={() => void keeper.openRun(runs[1].id).then(onClose)}>
        Open B’s graph
      </Button>
      <Button wide kind="outline" disabled={differ.length === 0} onClick={take}>
        Take A’s settings into this graph
      </Button>
    </aside>
  )
}

function shown(value: unknown): string {
  if (value === undefined) return 'none'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
