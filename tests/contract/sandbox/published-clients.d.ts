// Two published clients that bring no types of their own; declared is what is used of them.

declare module 'b1-service-layer' {
  export default class ServiceLayer {
    createSession(config: {
      host: string;
      port?: number;
      company: string;
      username: string;
      password: string;
    }): Promise<void>;
    /** Rejects when the answer is not a success. */
    query(path: string): Promise<unknown>;
    /** All pages of a set. */
    find(path: string): Promise<readonly unknown[]>;
    /** What came back, or `{ error: true, message }`, as of the others. */
    get(path: string): Promise<unknown>;
    post(path: string, body: object): Promise<unknown>;
    patch(path: string, body: object): Promise<unknown>;
  }
}

declare module 'sapb1-service-layer' {
  const client: {
    createSession(config: {
      host: string;
      port: number;
      version: 'v1' | 'v2';
      company: string;
      username: string;
      password: string;
      debug: boolean;
    }): Promise<void>;
    get(path: string): Promise<unknown>;
    post(path: string, body: object): Promise<unknown>;
    patch(path: string, body: object): Promise<unknown>;
  };
  export default client;
}
