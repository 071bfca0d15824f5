/** What the canvas's rarer actions do; fetched as one, once the graph can be used. */
export * from './arrange-deeds.ts'
export * from './clipboard-deeds.ts'
export * from './put-note.ts'
export * from './subgraph-deeds.ts'
export * from './toggle-frozen.ts'
export { revealNode } from '../reveal-node.ts'
