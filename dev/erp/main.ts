import { parseArgs } from 'node:util'
import { startDemoErp, type DemoErp } from './server'

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'delay-ms': { type: 'string', default: '0' },
      today: { type: 'string' },
    },
  })
  const erp = await startDemoErp({
    port: readWhole('--port', values.port, 65_535),
    delayMs: readWhole('--delay-ms', values['delay-ms'], 120_000),
    today: values.today,
  })
  console.log(`demo ERP ready ${erp.url}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(erp))
}

const readWhole = (option: string, text: string, most: number): number => {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Infinity
  if (value > most) throw new RangeError(`${option} must be a whole number up to ${most}.`)
  return value
}

const end = (erp: DemoErp): void => {
  erp.close().catch(explain)
}

const explain = (error: unknown): void => {
  const reason = error instanceof Error ? error.message : String(error)
  console.error(`The demo ERP ended: ${reason}`)
  process.exitCode = 1
}

main().catch(explain)
