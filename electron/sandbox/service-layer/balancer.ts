/** The node of the Service Layer that a request comes to, from 1. */
export type Route = {
  readonly node: number;
  /** False where the request named it. */
  readonly isNew: boolean;
};

/**
 * The load balancer before the nodes: a request goes to the node that its `ROUTEID` names, one without (or with
 * a node that there is not) to the next in turn. Apache's own goes by how busy the nodes are.
 */
export function openBalancer(nodes: number): (cookie: string | undefined) => Route {
  let turn = 0;
  return (cookie) => {
    const named = Number(/(?:^|;)\s*ROUTEID=\.node(\d{1,3})(?=\s*(?:;|$))/.exec(cookie ?? '')?.[1] ?? 0);
    if (named >= 1 && named <= nodes) return { node: named, isNew: false };
    return { node: (turn++ % nodes) + 1, isNew: true };
  };
}

/** Keeps a caller on a node. */
export function routeCookie(node: number): string {
  return `ROUTEID=.node${node}; path=/b1s`;
}
