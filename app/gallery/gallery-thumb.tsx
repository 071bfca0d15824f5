import { type ReactNode, useEffect, useState } from 'react'
import { runType } from '../keep/run-type.ts'
import { IconButton, Menu, wantsStillness } from '../look/index.ts'
import { tookText } from '../preview/time-text.ts'
import { whenText } from '../panels/parts/when-text.ts'
import type { GalleryItem } from '../run/api/api.ts'
import { useEditor } from '../shell/editor.ts'

/** What `GalleryThumb` is given. */
export interface GalleryThumbProps {
  readonly item: GalleryItem
  /** Which side of a comparison it is chosen for. */
  readonly mark: 'A' | 'B' | undefined
  readonly onChoose: () => void
  readonly onStar: () => void
  readonly onOpen: () => void
  readonly onDelete: () => void
}

/** One finished file: a still that loops while it is pointed at, what it shows, when it was made. */
export function GalleryThumb(props: GalleryThumbProps): ReactNode {
  const { item, mark, onChoose, onStar, onOpen, onDelete } = props
  const { api } = useEditor()
  const [looked, setLooked] = useState(false)
  const url = api.files.outputUrl(item.id)
  const name = item.caption ?? item.title ?? item.name
  const moves = item.mime.startsWith('video/')
  return (
    <li
      className="thumb"
      data-output-id={item.id}
      onPointerEnter={() => setLooked(!wantsStillness())}
      onPointerLeave={() => setLooked(false)}
    >
      <button
        type="button"
        className="thumb-picture on-picture"
        aria-pressed={mark !== undefined}
        aria-label={mark === undefined ? `Choose ${name}` : `${name}, chosen as ${mark}`}
        onClick={onChoose}
        onDoubleClick={onOpen}
        draggable
        onDragStart={(event) => event.dataTransfer.setData(runType, item.run)}
      >
        <Still url={moves ? api.gallery.posterUrl(item.id) : url} video={moves ? url : undefined} />
        {looked && moves && <video src={url} muted loop autoPlay playsInline data-loops />}
      </button>
      <div className="thumb-words">
        {mark !== undefined && (
          <span className="thumb-mark" data-side={mark}>
            {mark}
          </span>
        )}
        <span className="thumb-name" title={name}>
          {name}
        </span>
      </div>
      <div className="thumb-words digits text-ink3">
        <span className="thumb-when" title={longWhen(item)}>
          {whenText(item.createdAt)}
          {lengthText(item)}
        </span>
        <span className="thumb-actions">
          <IconButton
            icon="star"
            filled={item.starred}
            label={item.starred ? 'Take its star' : 'Give it a star'}
            pressed={item.starred}
            size={24}
            iconSize={14}
            onClick={onStar}
          />
          <Menu
            label={`About ${name}`}
            align="end"
            items={[
              { label: 'Open the graph that made it', icon: 'workflow', run: onOpen },
              { label: 'Open the file', icon: 'external-link', run: () => void window.open(url, '_blank') },
              { label: 'Delete', icon: 'trash-2', danger: true, divider: true, run: onDelete },
            ]}
          >
            <IconButton icon="ellipsis" label="More" size={24} iconSize={14} />
          </Menu>
        </span>
      </div>
    </li>
  )
}

/** The still picture. The server makes it when it is asked for first; until it is there, the film's own first frame. */
function Still({ url, video }: { readonly url: string; readonly video: string | undefined }): ReactNode {
  const [late, setLate] = useState(false)
  const [here, setHere] = useState(false)
  useEffect(() => {
    const wait = setTimeout(() => setLate(true), latePoster)
    return () => clearTimeout(wait)
  }, [])
  return (
    <>
      {late && !here && video !== undefined && <video src={video} muted playsInline preload="metadata" />}
      <img src={url} alt="" loading="lazy" onLoad={() => setHere(true)} data-here={here || undefined} />
    </>
  )
}

/** Milliseconds that a poster may take before the film itself is asked for. */
const latePoster = 250

/** How long it plays, where somebody has looked at the file. */
function lengthText({ media }: GalleryItem): string {
  const { frames, fps } = media ?? {}
  return frames === undefined || fps === undefined || frames < 2 ? '' : `  ${tookText((frames / fps) * 1000)}`
}

function longWhen({ createdAt, tookMs }: GalleryItem): string {
  const made = `Made on ${new Date(createdAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}`
  return tookMs === undefined ? made : `${made}, in ${tookText(tookMs)}`
}
