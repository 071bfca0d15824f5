/** What is opened or seen over the graph once it can be used. */
export { FindNode } from './find/find-node.tsx'
export { Refusal } from './gestures/refusal.tsx'
export { CanvasMenu } from './menus/canvas-menu.tsx'
export { HelpText } from './node/help-text.tsx'
export { QuickAdd } from './quick-add/quick-add.tsx'
export { Map } from './stage/map.tsx'
export { Crumbs } from './subgraph/crumbs.tsx'
export { MakeNode } from './subgraph/make-node.tsx'
