import { Boot } from './shell/boot/boot.tsx'

/** The editor's only page. */
export default function Page() {
  return <Boot />
}
