import type { IconName } from '../look/index.ts'
import type { Editor } from './editor.ts'

/** Something a person can do: one entry feeds the key handler, menus, tooltips, the command palette and the help sheet. */
export interface Action {
  /** `group.name`, stable. */
  readonly id: string
  /** A verb phrase, as a button says it. */
  readonly title: string
  /** Heading on the help sheet. */
  readonly group: 'Run' | 'Edit' | 'Node' | 'View' | 'File' | 'Add'
  /** lucide icon name. */
  readonly icon?: IconName
  /** `Mod+Shift+Enter`; Mod is Ctrl, or ⌘ on a Mac. The first is the one that is shown. */
  readonly keys?: readonly string[]
  /** Whether the keys work while somebody types in a field. Default: only those with Mod or Alt that no field uses. */
  readonly whileTyping?: boolean
  /** Whether its keys, pressed there, are left to the browser: it tells of them by an event of its own, or does what they say. */
  readonly byBrowser?: (target: EventTarget | null) => boolean
  /** Whether it is done again and again while its keys are held down. */
  readonly repeats?: boolean
  /** Whether it can be done now. */
  readonly enabled?: (editor: Editor) => boolean
  /** For what is on or off: whether it is on. */
  readonly checked?: (editor: Editor) => boolean
  readonly run: (editor: Editor) => void
}
