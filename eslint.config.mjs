import js from '@eslint/js'
import tseslint from 'typescript-eslint'

const SOCKETS = [
  'http',
  'https',
  'net',
  'tls',
  'undici',
  'axios',
  'node:http',
  'node:https',
  'node:net',
  'node:tls',
]
const socketRule = {
  paths: SOCKETS.map((name) => ({
    name,
    message: 'Only node/clients may open a socket: VTEX egress works through its clients.',
  })),
}
const pure = (message) => ({
  ...socketRule,
  patterns: [{ group: ['@vtex/*'], message }],
})
// A connector may import the contract, the error, the readers of plain values, and its own folder.
const connectorImports = {
  'no-restricted-imports': [
    'error',
    {
      ...socketRule,
      patterns: [
        { group: ['@vtex/*'], message: 'A connector runs in plain Node.' },
        {
          group: [
            '../*',
            '!../..',
            '../../*',
            '!../connector',
            '!../connector-error',
            '!../order-model',
            '!../values',
            '!../values/*',
            '!../../model',
            '!../../model/*',
          ],
          message: 'A connector imports the contract, the error, the values, the model and itself.',
        },
      ],
    },
  ],
}

export default tseslint.config(
  { ignores: ['**/node_modules/', '.local/', '**/__generated__/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.json',
          './node/tsconfig.json',
          './react/tsconfig.json',
          './dev/store/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='normalize']",
          message:
            'Its time grows with the square of the text: node/model/text.ts bounds it first.',
        },
      ],
    },
  },
  {
    files: ['**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', '**/*.test.template.ts', '**/*.suite.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    files: ['node/**/*.ts'],
    ignores: ['node/**/*.test.ts', 'node/**/__fixtures__/**', 'node/testing/**', 'node/clients/**'],
    rules: { 'no-restricted-imports': ['error', socketRule] },
  },
  {
    files: ['node/orders/**/*.ts', 'node/connectors/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': ['error', pure('The use-cases and connectors run in plain Node.')],
    },
  },
  {
    files: ['node/model/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!\\./)', message: 'The model imports nothing but itself.' }] },
      ],
    },
  },
  {
    files: ['node/connectors/*/**/*.ts'],
    ignores: ['**/*.test.ts', '**/__fixtures__/**'],
    rules: connectorImports,
  },
  {
    files: ['react/**/*.ts', 'react/**/*.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/node/**'], message: 'The block knows the service by its schema only.' },
          ],
        },
      ],
    },
  },
  {
    files: ['node/model/text.ts', 'node/testing/**/*.ts', 'react/**', 'e2e/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['dev/**', 'scripts/**', 'bench/**', 'e2e/**'], rules: { 'no-console': 'off' } }
)
