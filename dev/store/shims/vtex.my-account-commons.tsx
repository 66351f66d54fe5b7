// Stands for the ContentWrapper of vtex.my-account-commons 1.x (https://github.com/vtex-apps/my-account-commons, branch 1.x,
// react/components/ContentWrapper.js): the header is there twice, and CSS shows one; a phone's always has the way back.
import React from 'react'
import type { ReactNode } from 'react'
import { withRouter } from 'react-router-dom'
import type { RouteComponentProps } from 'react-router-dom'
import { PageHeader } from './vtex.styleguide'

interface Props extends RouteComponentProps {
  namespace: string
  title: ReactNode
  hideBackButton?: boolean
  backButton: { title: string; path: string }
  children: () => ReactNode
}

const Wrapper = ({ namespace, title, hideBackButton, backButton, children, history }: Props) => {
  const back = { linkLabel: backButton.title, onLinkClick: () => history.push(backButton.path) }
  return (
    <section className="vtex-account__page w-100 w-80-m">
      <header className={`${namespace}__header`}>
        <div className="db dn-m">
          <PageHeader title={title} {...back} />
        </div>
        <div className="db-m dn">
          <PageHeader title={title} {...(hideBackButton ? {} : back)} />
        </div>
      </header>
      <main className={`vtex-account__page-body ${namespace} w-100 pa4-s`}>{children()}</main>
    </section>
  )
}

export const ContentWrapper = withRouter(Wrapper)
