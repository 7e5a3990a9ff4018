/**
 * Who still needs an embedded server. Every process that uses it holds a shared advisory lock on a connection of its own, so a
 * process that is killed leaves by itself. Who leaves and can then have the lock alone was the last.
 */
import { Client } from 'pg';

const LEASE_KEY = 72707370;

export interface Lease {
  /** Settles when the connection is lost, by a crash of the server for example. */
  lost: Promise<void>;
  /** Gives the lease back. True: nobody else has one, and nobody can get one until this connection ends. */
  leave(): Promise<boolean>;
  end(): Promise<void>;
}

/** Takes a lease on the server at `url`, or answers why it could not be had. */
export async function takeLease(url: string): Promise<{ ok: true; lease: Lease } | { ok: false; error: Error }> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000, keepAlive: true });
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve());
    client.on('end', () => resolve());
  });
  const end = () => client.end().catch(() => undefined);
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [LEASE_KEY]);
  } catch (error) {
    await end();
    return { ok: false, error: error as Error };
  }
  const leave = async () => {
    await client.query('SELECT pg_advisory_unlock_shared($1)', [LEASE_KEY]);
    const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [LEASE_KEY]);
    return rows[0]?.alone === true;
  };
  return { ok: true, lease: { lost, leave, end } };
}
