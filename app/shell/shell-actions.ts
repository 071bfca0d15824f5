import type { IconName } from '../look/index.ts'
import type { Action } from './action.ts'
import type { Editor } from './editor.ts'
import { moveArea } from './keys/areas.ts'
import type { PanelName, ViewState } from './view-store.ts'

/** What can be done with the window itself. */
export const shellActions: readonly Action[] = [
  {
    id: 'edit.undo',
    title: 'Undo',
    group: 'Edit',
    icon: 'undo-2',
    keys: ['Mod+Z'],
    repeats: true,
    enabled: ({ document }) => document.state.getState().undoLabel !== undefined,
    run: ({ document }) => document.undo(),
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    group: 'Edit',
    icon: 'redo-2',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    repeats: true,
    enabled: ({ document }) => document.state.getState().redoLabel !== undefined,
    run: ({ document }) => document.redo(),
  },
  {
    id: 'view.commands',
    title: 'Search commands',
    group: 'View',
    icon: 'command',
    keys: ['Mod+K'],
    whileTyping: true,
    run: ({ view }) =>
      view.setState(({ overlay }) => ({
        overlay: overlay?.kind === 'commands' ? undefined : { kind: 'commands' },
      })),
  },
  {
    id: 'view.shortcuts',
    title: 'Show shortcuts',
    group: 'View',
    icon: 'keyboard',
    keys: ['?'],
    run: ({ view }) => view.setState({ overlay: { kind: 'shortcuts' } }),
  },
  {
    id: 'view.next-area',
    title: 'Go to the next area',
    group: 'View',
    keys: ['F6'],
    whileTyping: true,
    run: () => moveArea(1),
  },
  {
    id: 'view.previous-area',
    title: 'Go to the area before',
    group: 'View',
    keys: ['Shift+F6'],
    whileTyping: true,
    run: () => moveArea(-1),
  },
  {
    id: 'view.form',
    title: 'Switch between graph and form',
    group: 'View',
    icon: 'sliders-horizontal',
    keys: ['Mod+Shift+E'],
    run: ({ view }) => view.setState(({ mode }) => ({ mode: mode === 'form' ? 'graph' : 'form' })),
  },
  {
    id: 'view.inspector',
    title: 'Show or hide the inspector',
    group: 'View',
    icon: 'panel-right',
    keys: ['Mod+I'],
    run: ({ view }) => view.setState(({ inspector }) => ({ inspector: !inspector })),
  },
  {
    id: 'view.minimap',
    title: 'Show or hide the map',
    group: 'View',
    icon: 'map',
    keys: ['Mod+Shift+M'],
    run: ({ view }) => view.setState(({ minimap }) => ({ minimap: !minimap })),
  },
  ...panel('templates', 'Templates', 'layout-template', 'File'),
  ...panel('gallery', 'Gallery', 'film', 'View'),
  ...panel('history', 'History', 'history', 'File'),
  ...panel('queue', 'Queue', 'list-video', 'Run'),
  ...panel('problems', 'Problems', 'triangle-alert', 'View'),
  ...panel('help', 'Help', 'circle-question-mark', 'View'),
  ...panel('settings', 'Settings', 'settings', 'View'),
  ...theme('system', 'Use the theme of the system', 'monitor'),
  ...theme('light', 'Use the light theme', 'sun'),
  ...theme('dark', 'Use the dark theme', 'moon'),
]

/** Opens a panel, or closes the one that is open. */
export function togglePanel({ view }: Editor, name: PanelName): void {
  view.setState(({ panel }) => ({ panel: panel === name ? undefined : name }))
}

function panel(name: PanelName, title: string, icon: IconName, group: Action['group']): readonly Action[] {
  return [{ id: `view.${name}`, title, group, icon, run: (editor) => togglePanel(editor, name) }]
}

function theme(name: ViewState['theme'], title: string, icon: IconName): readonly Action[] {
  return [
    {
      id: `view.theme-${name}`,
      title,
      group: 'View',
      icon,
      enabled: ({ view }) => view.getState().theme !== name,
      run: ({ view }) => view.setState({ theme: name }),
    },
  ]
}
