import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { type Tally, seconds } from './tally'

/** A check that is a command: it passes when its exit code is 0. */
interface CommandCheck {
  readonly name: string
  /** The tool's own JavaScript file and its arguments: run by this very Node, without a shell. */
  readonly script: readonly string[]
}

interface CheckRun {
  readonly root: string
  readonly signal: AbortSignal
}

const TOOLS = {
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  eslint: 'node_modules/eslint/bin/eslint.js',
  typescript: 'node_modules/typescript/bin/tsc',
  typescriptForReact: 'node_modules/typescript-react/bin/tsc',
} as const

/** Lint and types, the longest first. The blocks are checked by the compiler that builds them, once there are any. */
export const staticChecks = (root: string): readonly CommandCheck[] => [
  { name: 'lint', script: [TOOLS.eslint, '.', '--max-warnings', '0'] },
  { name: 'format', script: [TOOLS.prettier, '--check', '.'] },
  { name: 'types of node/', script: [TOOLS.typescript, '-p', 'node'] },
  { name: 'types of the tools', script: [TOOLS.typescript, '-p', '.'] },
  ...(hasSources(path.join(root, 'react'))
    ? [{ name: 'types of react/', script: [TOOLS.typescriptForReact, '-p', 'react'] }]
    : []),
]

const hasSources = (folder: string) =>
  existsSync(folder) && readdirSync(folder).some((name) => /\.tsx?$/.test(name))

/** Runs a check; names it when it is done, and prints what a failing one wrote in full. */
export async function runCheck({ name, script }: CommandCheck, run: CheckRun): Promise<Tally> {
  const startedAtMs = performance.now()
  const { exitCode, output } = await runNode(script, run)
  const isOk = exitCode === 0
  const mark = isOk ? 'ok    ' : 'FAILED'
  console.log(`${mark} ${name}  ${seconds(performance.now() - startedAtMs)}`)
  if (!isOk) console.log(output.trimEnd())
  return { passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: 0 }
}

function runNode(script: readonly string[], { root, signal }: CheckRun) {
  return new Promise<{ exitCode: number | null; output: string }>((resolve) => {
    const child = spawn(process.execPath, script, {
      cwd: root,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (chunk: Buffer) => (output += chunk.toString())
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ exitCode: null, output: output + error.message }))
    child.on('close', (exitCode) => resolve({ exitCode, output }))
  })
}
