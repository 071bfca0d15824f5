import { canvasDeeds } from '../../canvas/actions/late-canvas-deeds.ts'
import { Dialog, LateIcon } from '../../look/index.ts'
import { CanvasMenu, Crumbs, HelpText, MakeNode, Map, Refusal } from '../../canvas/late-layers.ts'
import { formDeeds } from '../../fields/late-form-deeds.ts'
import { FileControl, JsonControl, RecordsControl } from '../../fields/late-controls.ts'
import { ConflictDialog, ReportDialog } from '../../keep/dialogs/keep-dialogs.tsx'
import { exportDeeds } from '../../keep/keep-actions.ts'
import { SampledScreen } from '../../preview/late-screen.ts'
import { DeviceList, FindNode, QuickAdd } from '../late-overlays.ts'

/** What is not needed to use the graph, and is fetched once it can be used: a click then waits for nothing, with or without a server. */
const later: readonly (() => Promise<unknown>)[] = [
  () => Map.load(),
  () => canvasDeeds.load(),
  () => SampledScreen.load(),
  () => LateIcon.load(),
  () => import('../../look/layers/radix-menu.tsx'),
  () => Refusal.load(),
  () => HelpText.load(),
  () => CanvasMenu.load(),
  () => import('../../look/layers/radix-popover.tsx'),
  () => Dialog.load(),
  () => import('../../look/controls/select-list.tsx'),
  () => QuickAdd.load(),
  () => FindNode.load(),
  () => DeviceList.load(),
  () => Crumbs.load(),
  () => FileControl.load(),
  () => JsonControl.load(),
  () => RecordsControl.load(),
  () => import('../../run/frames/frames-of.ts'),
  () => MakeNode.load(),
  () => exportDeeds.load(),
  () => formDeeds.load(),
  () => import('../../keep/foreign/index.ts'),
  () => import('../../keep/open-any.ts'),
  () => import('../../keep/share-link.ts'),
  () => import('../../panels/inspector/freeze-and-say.ts'),
  () => import('../../keep/resolve-conflict.ts'),
  () => ConflictDialog.load(),
  () => ReportDialog.load(),
]

let begin: () => void
const waiting = new Promise<void>((resolve) => (begin = resolve)).then(
  () => new Promise<void>((resolve) => afterPaint(resolve)),
)
void waiting.then(() => {
  // What cannot be fetched now is tried again when it is opened.
  for (const load of later) load().catch(() => undefined)
})

/** Said when the graph is on the page, or when there is none to wait for. */
export function graphIsThere(): void {
  begin()
}

/** Resolves once the graph was painted and nothing hurries. */
export function whenIdle(): Promise<void> {
  return waiting
}

function afterPaint(act: () => void): void {
  const painted = (): void => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: 500 })
    else setTimeout(act, 50)
  }
  // A page that nobody sees paints nothing; it must not wait for that.
  if (document.visibilityState === 'hidden') painted()
  else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(painted)))
}
