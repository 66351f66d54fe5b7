import 'vtex-tachyons/tachyons.css'
import './store.css'

import type { Operation } from 'apollo-link'
import { ApolloLink, Observable } from 'apollo-link'
import React, { useEffect, useState } from 'react'
import { render } from 'react-dom'

import OrdersPage from '../../../react/page/OrdersPage'
import type { Port } from '../../../react/page/port'
import { formatQuery } from '../../../react/page/port'
import { COLLABORATOR, CONTACT, RIGHTS } from '../fixtures/orders'
import type { State } from '../fixtures/states'
import { STATES } from '../fixtures/states'
import { createClient } from './client'
import { Frame } from './frame'
import { LANGUAGE_NAMES, languageOf } from './languages'

const answerOf = (state: State, { operationName, variables }: Operation) => {
  const { reaction } = state
  if (reaction === 'never' || (state.then && variables.after)) return null
  if (reaction === 'unreachable') throw new Error('no network')
  if ('failure' in reaction)
    return { errors: [{ message: 'failed', path: ['erpOrders'], extensions: reaction.failure }] }
  if ('data' in reaction) return reaction
  if (operationName === 'OrdersB2BOrder')
    return {
      data: {
        erpOrder: {
          order: reaction,
          contact: CONTACT,
          collaborator: COLLABORATOR,
          rights: RIGHTS,
          freshness: { asOf: '2026-11-23T14:02:00-03:00', source: 'LIVE' },
          ...state.answer,
        },
      },
    }
  return { data: { erpOrders: reaction } }
}

/** A service that knows one answer. */
const linkOf = (state: State) =>
  new ApolloLink(
    (operation) =>
      new Observable((observer) => {
        try {
          const answer = answerOf(state, operation)
          if (!answer) return
          observer.next(answer as never)
          observer.complete()
        } catch (error) {
          observer.error(error)
        }
      })
  )

const Shown = ({ state }: { state: State }) => {
  const [query, setQuery] = useState(state.query)
  useEffect(() => {
    const then = state.then
    if (then) setTimeout(() => setQuery(then), 100)
  }, [state])
  const port: Port = { query, go: setQuery, href: (to) => `#?${formatQuery(to)}` }
  return <OrdersPage port={port} />
}

const Index = () => (
  <ul className="t-body">
    {Object.keys(STATES).map((name) => (
      <li key={name}>
        {name}
        {LANGUAGE_NAMES.map(([lang]) => (
          <a
            key={lang}
            className="ml4 c-action-primary"
            href={`/gallery?state=${name}&lang=${lang}`}
          >
            {lang}
          </a>
        ))}
      </li>
    ))}
  </ul>
)

const name = new URLSearchParams(window.location.search).get('state')
const state = name ? STATES[name] : undefined

render(
  <Frame
    client={createClient(state ? linkOf(state) : ApolloLink.empty())}
    language={languageOf(window.location.search)}
  >
    <main className="mw9 center ph5 pv5">
      <h1 className="t-heading-3 ma0 mb4">{name || 'Every state'}</h1>
      {state ? <Shown state={state} /> : <Index />}
    </main>
  </Frame>,
  document.getElementById('root')
)
