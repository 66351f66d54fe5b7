// npm's Styleguide has no types of its own for what is used here.
declare module '@vtex/styleguide' {
  import { ComponentType, ReactNode } from 'react'

  export const Button: ComponentType<{ children: ReactNode }>
  export const PageHeader: ComponentType<{
    title: ReactNode
    linkLabel?: string
    onLinkClick?: () => void
  }>
}
