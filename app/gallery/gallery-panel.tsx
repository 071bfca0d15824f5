import { type ReactNode, useState } from 'react'
import { Button, Icon, toast } from '../look/index.ts'
import { askServer } from '../panels/parts/ask-server.ts'
import type { GalleryItem } from '../run/api/api.ts'
import { useEditor } from '../shell/editor.ts'
import './gallery.css'
import { GalleryThumb } from './gallery-thumb.tsx'
import { type GalleryPart, useGallery } from './use-gallery.ts'

/** What runs have made, newest first. Two that are chosen can be compared. */
export function GalleryPanel(): ReactNode {
  const { api, keeper, view } = useEditor()
  const [part, setPart] = useState<GalleryPart>('all')
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { items, counts, trouble, more, reload } = useGallery(part, search)
  const choose = (id: string): void =>
    setChosen((before) =>
      before.includes(id) ? before.filter((one) => one !== id) : [...before, id].slice(-2),
    )
  const remove = (item: GalleryItem): void => {
    void askServer(
      api.gallery.delete(item.id).then(() => {
        setChosen((before) => before.filter((id) => id !== item.id))
        reload()
        toast(`${item.name} is deleted.`, {
          action: { label: 'Undo', onClick: () => void askServer(api.gallery.restore(item.id).then(reload)) },
        })
      }),
    )
  }
  const [a, b] = chosen
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-col gap-3 px-4 pt-4 pb-3">
        <label className="flex h-8 items-center gap-2 rounded-field bg-well px-2 text-ink2">
          <Icon name="search" size={14} />
          <input
            className="min-w-0 flex-1 bg-transparent text-13 text-ink outline-none"
            aria-label="Find in the gallery"
            placeholder="Find by words, model"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
        <div className="flex flex-wrap items-center gap-1" role="group" aria-label="Which">
          <Part on={part === 'all'} onClick={() => setPart('all')} count={counts?.all}>
            All
          </Part>
          <Part on={part === 'starred'} onClick={() => setPart('starred')} count={counts?.starred}>
            Starred
          </Part>
          <Part on={part === 'workflow'} onClick={() => setPart('workflow')} count={counts?.workflow}>
            This graph
          </Part>
        </div>
      </header>
      {trouble !== undefined && (
        <p role="alert" className="px-4 pb-3 text-12 text-ink2">
          {trouble}
        </p>
      )}
      <ul className="grid min-h-0 flex-1 auto-rows-min grid-cols-3 gap-x-2 gap-y-3 overflow-y-auto px-4 pt-1 pb-4">
        {items?.map((item) => (
          <GalleryThumb
            key={item.id}
            item={item}
            mark={item.id === a ? 'A' : item.id === b ? 'B' : undefined}
            onChoose={() => choose(item.id)}
            onStar={() => void askServer(api.gallery.star(item.id, !item.starred).then(reload))}
            onOpen={() =>
              void askServer(keeper.openRun(item.run).then(() => view.setState({ panel: undefined })))
            }
            onDelete={() => remove(item)}
          />
        ))}
      </ul>
      {more && (
        <Button size="small" className="mx-4 mb-3" onClick={more}>
          Show older ones
        </Button>
      )}
      {items?.length === 0 && trouble === undefined && (
        <p className="px-4 pb-4 text-12 text-ink2">
          {search === '' ? 'Videos you make land here.' : 'Nothing was made by these words.'}
        </p>
      )}
      <footer className="flex items-center justify-between gap-2 border-t border-line px-4 py-3 text-12 text-ink2">
        {b === undefined ? 'Choose two to compare them.' : 'A and B are chosen.'}
        <Button
          size="small"
          icon="columns-2"
          disabled={a === undefined || b === undefined}
          onClick={() => {
            if (a !== undefined && b !== undefined) view.setState({ overlay: { kind: 'compare', a, b } })
          }}
        >
          Compare
        </Button>
      </footer>
    </div>
  )
}

function Part(props: {
  readonly on: boolean
  readonly count: number | undefined
  readonly onClick: () => void
  readonly children: ReactNode
}): ReactNode {
  return (
    <Button size="small" kind="quiet" pressed={props.on} onClick={props.onClick}>
      {props.children}
      {props.count !== undefined && <span className="digits text-ink3">{props.count}</span>}
    </Button>
  )
}
