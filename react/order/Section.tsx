import React from 'react'
import type { ReactNode } from 'react'

import { useClasses } from '../page/useClasses'

/** A part of the order under its heading. */
const Section = ({ title, children }: { title: string; children: ReactNode }) => {
  const classes = useClasses()
  return (
    <section className={`${classes('section')} mt7`}>
      <h3 className={`${classes('sectionTitle')} t-heading-6 mt0 mh0 mb3 c-on-base`}>{title}</h3>
      {children}
    </section>
  )
}

export default Section
