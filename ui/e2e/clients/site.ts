import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web site of one page, on another origin than Tandem, so that CORS is real. */
export class Site {
  private constructor(
    readonly address: string,
    readonly close: () => void,
  ) {}

  static async of(page: string): Promise<Site> {
    const server = createServer((request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(request.url === '/' ? page : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return new Site(`http://127.0.0.1:${port}/`, () => server.close());
  }
}
