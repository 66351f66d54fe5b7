import React from 'react'
import { renderToString } from 'react-dom/server'
import { StaticRouter } from 'react-router-dom'
import { ApolloLink } from 'apollo-link'
import { IntlProvider } from 'react-intl'
import { ApolloProvider, getDataFromTree } from 'react-apollo'
import type { Runtime } from 'vtex.render-runtime'

import OrdersB2B from '../../../react/OrdersB2B'
import OrdersB2BLink from '../../../react/OrdersB2BLink'
import OrdersB2BPage from '../../../react/OrdersB2BPage'
import { RuntimeProvider } from '../shims/vtex.render-runtime'
import { createClient } from './client'
import { languageOf } from './languages'

const runtime = (query: Record<string, string>): Runtime => ({
  culture: { locale: 'pt-BR' },
  deviceInfo: { isMobile: true, type: 'phone' },
  query,
  route: { id: 'store.orders-b2b', params: {}, path: '/orders-b2b' },
  navigate: () => false,
})

/** Renders both shells and the menu entry as a server does, in Portuguese; `asked` counts the questions that data for the page took. */
export const renderOnServer = async (query: Record<string, string>) => {
  let asked = 0
  const link = new ApolloLink(() => {
    asked += 1
    return null
  })
  const { locale, messages } = languageOf('?lang=pt')
  const tree = (
    <RuntimeProvider runtime={runtime(query)}>
      <ApolloProvider client={createClient(link)}>
        <IntlProvider locale={locale} messages={messages}>
          <StaticRouter location="/orders-b2b?number=4500" context={{}}>
            <>
              <OrdersB2BLink render={() => <b>entry</b>} />
              <OrdersB2BPage />
              <OrdersB2B />
            </>
          </StaticRouter>
        </IntlProvider>
      </ApolloProvider>
    </RuntimeProvider>
  )
  await getDataFromTree(tree)
  const askedForData = asked
  return { html: renderToString(tree), asked: askedForData }
}
