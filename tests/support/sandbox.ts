import { Agent, request } from 'undici';

export type SandboxReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly json: unknown;
};

/** A plain, logged-in client of the sandbox, for looking from outside at what is in it. */
export type Asker = {
  /** `path` is below /b1s/v2/. */
  readonly get: (path: string) => Promise<SandboxReply>;
  readonly post: (path: string, body: object) => Promise<SandboxReply>;
  readonly put: (path: string, body: object) => Promise<SandboxReply>;
  readonly patch: (
    path: string,
    body: object,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<SandboxReply>;
  /** Makes the next request of a path go wrong; the sandbox must have been started with --faults. */
  readonly addFault: (path: string, fault: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Logs in as the demo company's user. The certificate is not what is tried with it. */
export async function askSandbox({ url }: { readonly url: string }): Promise<Asker> {
  const agent = new Agent({ connect: { rejectUnauthorized: false } });
  let cookie = '';
  const ask = async (
    method: 'GET' | 'POST' | 'PATCH' | 'PUT',
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<SandboxReply> => {
    const answer = await request(`${url}/b1s/v2/${path}`, {
      dispatcher: agent,
      method,
      headers: { cookie, 'content-type': 'application/json', prefer: 'odata.maxpagesize=0', ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await answer.body.text();
    return {
      status: answer.statusCode,
      headers: answer.headers,
      json: text === '' ? null : JSON.parse(text),
    };
  };
  const login = await ask('POST', 'Login', {
    CompanyDB: 'SBODEMO',
    UserName: 'manager',
    Password: 'manager',
  });
  if (login.status !== 200) throw new Error(`The sandbox does not let us in: ${JSON.stringify(login.json)}`);
  cookie = [login.headers['set-cookie'] ?? []].flat().join('; ');
  return {
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    put: (path, body) => ask('PUT', path, body),
    patch: (path, body, headers) => ask('PATCH', path, body, headers),
    addFault: async (path, fault) => {
      const body = JSON.stringify({ path, fault });
      const headers = { 'content-type': 'application/json' };
      const answer = await request(`${url}/sandbox/faults`, {
        dispatcher: agent,
        method: 'POST',
        headers,
        body,
      });
      if (answer.statusCode !== 204) throw new Error(await answer.body.text());
    },
    close: () => agent.destroy(),
  };
}
