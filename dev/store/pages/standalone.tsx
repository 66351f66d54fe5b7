import 'vtex-tachyons/tachyons.css'
import './store.css'

import React from 'react'
import { render } from 'react-dom'

import OrdersB2B from '../../../react/OrdersB2B'
import { createClient } from './client'
import { Frame } from './frame'
import { languageOf } from './languages'

render(
  <Frame client={createClient()} language={languageOf(window.location.search)}>
    <main className="mw9 center ph5">
      <OrdersB2B />
    </main>
  </Frame>,
  document.getElementById('root')
)
