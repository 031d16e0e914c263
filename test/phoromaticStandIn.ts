import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/**
 * Stands in for the web part of a Phoromatic server, which needs PHP: it answers as that of PTS 10.8.6 was seen to,
 * with status 200 whatever happened, its login page where a session is not one of a login, and a result file without
 * a system for a number that it does not know.
 */
export interface PhoromaticStandIn {
  /** `http://127.0.0.1:PORT/`. */
  readonly server: string;
  /** Method and address of every request. */
  readonly asked: readonly string[];
  /** The PHPSESSID of a user who is logged in. */
  readonly session: string;
  stop(): Promise<void>;
}

export const phoromaticUser = { user: 'student', password: 'secret & 12' } as const;
/** The number of the one result, and its file. */
export const phoromaticResultId = 'ABC123XYZ';
export const phoromaticFile = readFileSync(
  path.join(import.meta.dirname, 'fixtures/cli/kvm/composite.xml'),
  'utf8',
);

const loginPage = `

<!DOCTYPE html>
<html>
<head>
<title>Phoronix Test Suite 10.8.6 - Phoromatic - Welcome</title>
</head>
<body>
			<form name="login_form" id="login_form" action="?login" method="post" onsubmit="return phoromatic_login(this);">
</body>
</html>
`;

const noResult = `<?xml version="1.0"?>
<!--Phoronix Test Suite v10.8.6-->
<PhoronixTestSuite>
  <Generated>
    <Title></Title>
    <LastModified>2026-11-27 08:33:25</LastModified>
    <TestClient>Phoronix Test Suite v10.8.6</TestClient>
    <Description></Description>
  </Generated>
</PhoronixTestSuite>
`;

export async function startPhoromatic(): Promise<PhoromaticStandIn> {
  const asked: string[] = [];
  const session = 'j0ga07da8iv18ea2akrke7avh5';
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    void answer(request, response);
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const given = /PHPSESSID=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
    const cookies = ['pts_websocket_server=ws%3A%2F%2F127.0.0.1%3A%2F; path=/'];
    const page = (text: string, type = 'text/html; charset=UTF-8') => {
      response.setHeader('set-cookie', cookies);
      response.setHeader('content-type', type);
      response.end(text);
    };
    const url = request.url ?? '';
    if (url === '/moved?result/ABC123XYZ&export=xml') {
      response.writeHead(302, { location: 'http://127.0.0.2:9/steal' });
      response.end();
    } else if (url.includes('?login') && request.method === 'POST') {
      const form = new URLSearchParams(body);
      const isKnown =
        form.get('username') === phoromaticUser.user && form.get('password') === phoromaticUser.password;
      cookies.push('PHPSESSID=firstandforall; path=/');
      if (isKnown) cookies.push(`PHPSESSID=${session}; path=/`);
      page(loginPage);
    } else if (given !== session) page(loginPage);
    else if (url === `/?result/${phoromaticResultId}&export=xml`)
      page(phoromaticFile, 'text/xml;charset=UTF-8');
    else if (/^\/\?result\/\w+&export=xml$/.test(url)) page(noResult, 'text/xml;charset=UTF-8');
    else page('<!DOCTYPE html>\n<html><body>Main</body></html>');
  };
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? (address satisfies AddressInfo).port : 0;
  return {
    server: `http://127.0.0.1:${port}/`,
    asked,
    session,
    stop: () => new Promise(resolve => server.close(() => resolve())),
  };
}
