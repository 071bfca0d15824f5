import { first } from './1-first.ts'
import { gallery } from './2-gallery.ts'
import { wishesAndPins } from './3-wishes-and-pins.ts'

/** What turns a database of version n into one of version n + 1, at index n. Never edited once released: added to. */
export const migrations: readonly string[] = [first, gallery, wishesAndPins]
