// Writes src/api/schema.d.ts from the committed openapi.json, which a server test keeps true.
import { writeFile } from 'node:fs/promises';
import openapi, { astToString } from 'openapi-typescript';

const from = new URL('../openapi.json', import.meta.url);
const to = new URL('../src/api/schema.d.ts', import.meta.url);

await writeFile(to, astToString(await openapi(from)));
