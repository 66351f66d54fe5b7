// The real thing: npm's build of the platform's app vtex.styleguide 9.x.
import { Button as StyleguideButton, PageHeader as StyleguidePageHeader } from '@vtex/styleguide'

export const Button = StyleguideButton
export const PageHeader = StyleguidePageHeader
