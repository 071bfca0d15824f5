import { headers } from 'next/headers.js'
import type { ReactNode } from 'react'
import './globals.css'
import { styleNonceScript } from './shell/style-nonce-script.ts'
import { themeScript } from './shell/theme/theme-script.ts'

/** What the browser shows before the workflow's title is known. */
export const metadata = {
  title: 'Reelgraph',
  description: 'Text to video as a graph.',
}

/** What runs before anything is loaded or painted. */
const first = styleNonceScript + themeScript

/** The page around the editor. */
export default async function Layout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang="en" data-theme="dark" suppressHydrationWarning>
      <head>
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: first }} />
      </head>
      <body>{children}</body>
    </html>
  )
}
