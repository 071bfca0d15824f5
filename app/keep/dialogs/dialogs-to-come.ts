/** What the keeper asks and says, once the graph can be used. */
export { ConflictDialog } from './conflict-dialog.tsx'
export { ReportDialog } from './report-dialog.tsx'
