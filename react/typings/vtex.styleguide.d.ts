// The parts of https://styleguide.vtex.com 9.x that this app uses.
declare module 'vtex.styleguide' {
  import { ComponentType, ReactNode } from 'react'

  export const Button: ComponentType<{
    type?: 'button' | 'submit'
    variation?: 'primary' | 'secondary' | 'tertiary'
    size?: 'small' | 'regular'
    block?: boolean
    href?: string
    noWrap?: boolean
    onClick?: () => void
    children: ReactNode
  }>
}
