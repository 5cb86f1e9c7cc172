import { useQuery } from '@tanstack/react-query';
import type { Role } from '#server/api/contract.ts';
import { type Endpoint, type Reply, session } from '#server/api/contract.ts';
import { ask } from '../client.ts';

export type Session = Reply<typeof session>;

/** Who is signed in; undefined while it is asked, and on the sign-in page. */
export const useSession = (): Session | undefined =>
  useQuery({ ...ask(session, {}), staleTime: 60_000 }).data;

/** Whether a role may call an endpoint: the server decides, screens use this to say beforehand who can. */
export const mayCall = (endpoint: Endpoint, role: Role | undefined): boolean =>
  endpoint.roles === 'anyone' || (role !== undefined && endpoint.roles.includes(role));
