import type { StoreApi } from 'zustand/vanilla'
import { createViewStore } from '../view-store.ts'
import type { ViewState } from '../view-store.ts'
import { themeKey } from '../theme/theme-script.ts'

/** Where the browser keeps how the window is arranged. */
const key = 'reelgraph.view'
type Kept = Pick<ViewState, 'inspector' | 'minimap'>

/** As wide as `--breakpoint-wide`, from where on the inspector stands beside the graph. */
const beside = 1360

/**
 * A view arranged as it was left: inspector, minimap and theme are kept in this browser. Where it never was, an inspector
 * that would lie over the graph is away: a workflow is first seen whole, and large enough to be read.
 */
export function rememberView(storage: Storage = localStorage): {
  readonly view: StoreApi<ViewState>
  readonly forget: () => void
} {
  const view = createViewStore()
  view.setState({ inspector: innerWidth >= beside, ...readKept(storage), theme: readTheme(storage) })
  const forget = view.subscribe(({ inspector, minimap, theme }, before) => {
    if (theme !== before.theme) write(storage, themeKey, theme)
    if (inspector !== before.inspector || minimap !== before.minimap)
      write(storage, key, JSON.stringify({ inspector, minimap }))
  })
  return { view, forget }
}

function readKept(storage: Storage): Partial<Kept> {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? '{}') as Record<string, unknown>
    const flag = (name: keyof Kept): Partial<Kept> =>
      typeof kept[name] === 'boolean' ? { [name]: kept[name] } : {}
    return { ...flag('inspector'), ...flag('minimap') }
  } catch {
    return {}
  }
}

function readTheme(storage: Storage): ViewState['theme'] {
  const theme = storage.getItem(themeKey)
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** A browser that keeps nothing (private, full) is no reason to stop. */
function write(storage: Storage, name: string, value: string): void {
  try {
    storage.setItem(name, value)
  } catch {
    // It holds for this page only, then.
  }
}
