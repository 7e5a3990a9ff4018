/** The shape of production: two hub nodes, a given PostgreSQL, Redis between them. The resident is on one, the agent on the other. */
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { describeJourney } from './journey.ts';
import { testDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import { freePort } from './support/port.ts';
import { testRedis } from './support/redis.ts';

describeJourney('two hubs on Redis, the resident on one and the agent on the other', async () => {
  const [database, redis, port] = [await testDatabase(), await testRedis(), await freePort()];
  const shared = { DATABASE_URL: database.url, REDIS_URL: redis.url, PUBLIC_BASE_URL: `http://127.0.0.1:${port}` };
  const one = await startHub({ ...shared, NODE_NAME: 'one' }, port);
  const two = await startHub({ ...shared, NODE_NAME: 'two' });
  return {
    residentUrl: two.url,
    agentUrl: one.url,
    publicUrl: one.url,
    agent: { email: 'bola@demo.example', password: DEMONSTRATION_PASSWORD },
    supervisor: { email: 'sian@demo.example', password: DEMONSTRATION_PASSWORD },
    stop: async () => {
      await Promise.all([one.stop(), two.stop()]);
      await redis.stop();
      await database.close();
    },
  };
});
