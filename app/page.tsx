import { Boot } from './shell/boot.tsx'

/** The editor's only page. */
export default function Page() {
  return <Boot />
}
