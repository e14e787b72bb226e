// Writes src/api/schema.d.ts and src/api/permissions.ts from the committed openapi.json, which a server test keeps true.
import { readFile, writeFile } from 'node:fs/promises';
import openapi, { astToString } from 'openapi-typescript';

const from = new URL('../openapi.json', import.meta.url);
const to = new URL('../src/api/schema.d.ts', import.meta.url);

await writeFile(to, astToString(await openapi(from)));

const { 'x-permissions': permissions } = JSON.parse(await readFile(from, 'utf8'));
await writeFile(
  new URL('../src/api/permissions.ts', import.meta.url),
  `/** Which roles hold each permission: the server's own matrix. */
export const rolesWith = ${JSON.stringify(permissions, null, 2)} as const;
`,
);
