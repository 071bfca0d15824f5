import { useStore } from 'zustand'
import { stageOf, useZoom } from '../../canvas/index.ts'
import { IconButton, Menu } from '../../look/index.ts'
import { useEditor } from '../editor.ts'

/** Steps that the buttons go through, as zooms of the canvas. */
const steps = [0.1, 0.25, 0.35, 0.5, 0.6, 0.75, 0.9, 1, 1.25, 1.5, 2]

/** How far the graph is zoomed, and how that is changed; and the map. */
export function ZoomButtons() {
  const editor = useEditor()
  const mode = useStore(editor.view, ({ mode }) => mode)
  return mode === 'graph' ? <Zoom /> : null
}

function Zoom() {
  const editor = useEditor()
  const zoom = useZoom()
  const minimap = useStore(editor.view, ({ minimap }) => minimap)
  const inspector = useStore(editor.view, ({ inspector }) => inspector)
  const zoomTo = (next: number | undefined): void => {
    if (next !== undefined) stageOf(editor).handle?.zoomTo(next)
  }
  return (
    <div className="flex shrink-0 items-center gap-1" role="group" aria-label="View of the graph">
      <IconButton
        icon="minus"
        label="Zoom out"
        iconSize={14}
        onClick={() => zoomTo(steps.findLast((step) => step < zoom - 0.005))}
      />
      <Menu
        label="Zoom"
        align="end"
        side="top"
        items={[2, 1.5, 1, 0.75, 0.5, 0.25].map((step) => ({
          label: `${step * 100} %`,
          run: () => zoomTo(step),
        }))}
      >
        <button
          type="button"
          aria-label={`Zoom: ${Math.round(zoom * 100)} percent`}
          className="digits h-7 w-13 rounded-row text-12 text-ink hover:bg-raise"
        >
          {Math.round(zoom * 100)} %
        </button>
      </Menu>
      <IconButton
        icon="plus"
        label="Zoom in"
        iconSize={14}
        onClick={() => zoomTo(steps.find((step) => step > zoom + 0.005))}
      />
      <IconButton icon="maximize" label="Fit all" keys="." onClick={() => stageOf(editor).handle?.fit()} />
      <IconButton
        icon="map"
        label={minimap ? 'Hide the map' : 'Show the map'}
        pressed={minimap}
        onClick={() => editor.view.setState({ minimap: !minimap })}
      />
      <IconButton
        icon="panel-right"
        label={inspector ? 'Hide the inspector' : 'Show the inspector'}
        keys="Mod+I"
        pressed={inspector}
        onClick={() => editor.view.setState({ inspector: !inspector })}
      />
    </div>
  )
}
