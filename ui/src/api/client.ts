import type { paths } from './schema';

/** What the server answers on failure: RFC 9457 with a stable code. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

export interface Call {
  path?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined | null>;
  body?: unknown;
  /** Version of the object as it was read; the server refuses when it has moved on. */
  ifMatch?: number | string;
  signal?: AbortSignal;
  /** What the server is to call a question, to ask how far it is and to cancel it. */
  queryId?: string;
  /** Goes on when the page is left. */
  keepalive?: boolean;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let language = 'en';

/** Errors come back in this language. */
export function speak(locale: string) {
  language = locale;
}

/** The address of a call: path parameters filled in, empty query parameters left out. */
export function address(path: string, { path: values = {}, query = {} }: Call = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} of ${path}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text ? `${filled}?${text}` : filled;
}

function csrfToken(): string | undefined {
  return document.cookie
    .split('; ')
    .find((c) => c.startsWith('XSRF-TOKEN='))
    ?.slice('XSRF-TOKEN='.length);
}

async function headersFor(method: Method, call: Call): Promise<Headers> {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language });
  if (method !== 'GET') {
    if (!csrfToken()) await fetch('/api/csrf');
    const token = csrfToken();
    if (token) headers.set('X-XSRF-TOKEN', decodeURIComponent(token));
  }
  if (call.queryId !== undefined) headers.set('Tandem-Query-Id', call.queryId);
  if (call.ifMatch !== undefined) headers.set('If-Match', `"${call.ifMatch}"`);
  if (call.body instanceof Blob) headers.set('Content-Type', 'application/octet-stream');
  else if (call.body !== undefined) headers.set('Content-Type', 'application/json');
  return headers;
}

async function failure(response: Response): Promise<ApiError> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as { code?: string; detail?: string; title?: string };
    return new ApiError(
      response.status,
      problem.code ?? `http_${response.status}`,
      problem.detail ?? problem.title ?? '',
    );
  } catch {
    return new ApiError(response.status, `http_${response.status}`, response.statusText);
  }
}

async function call<T>(method: Method, path: string, options: Call): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address(path, options), {
      method,
      headers: await headersFor(method, options),
      body:
        options.body === undefined || options.body instanceof Blob
          ? (options.body as Blob | undefined)
          : JSON.stringify(options.body),
      signal: options.signal,
      keepalive: options.keepalive,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'unreachable', '');
  }
  if (!response.ok) throw await failure(response);
  if (response.status === 204) return undefined as T;
  const type = response.headers.get('Content-Type') ?? '';
  return (type.includes('json') ? await response.json() : await response.text()) as T;
}

/** The paths of the OpenAPI document that know a method. */
export type PathsWith<M extends Lowercase<Method>> = {
  [P in keyof paths]: paths[P][M] extends object ? P : never;
}[keyof paths];

export const api = {
  get: <T>(path: PathsWith<'get'>, options: Call = {}) => call<T>('GET', path, options),
  post: <T>(path: PathsWith<'post'>, options: Call = {}) => call<T>('POST', path, options),
  put: <T>(path: PathsWith<'put'>, options: Call = {}) => call<T>('PUT', path, options),
  /** Changes what the body names and nothing else. */
  patch: <T>(path: PathsWith<'patch'>, options: Call = {}) => call<T>('PATCH', path, options),
  delete: <T>(path: PathsWith<'delete'>, options: Call = {}) => call<T>('DELETE', path, options),
};
