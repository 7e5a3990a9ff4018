import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { describeJourney } from './journey.ts';
import { testDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';

describeJourney('one hub on its own', async () => {
  const database = await testDatabase();
  const hub = await startHub({ DATABASE_URL: database.url });
  return {
    residentUrl: hub.url,
    agentUrl: hub.url,
    publicUrl: hub.url,
    agent: { email: 'bola@demo.example', password: DEMONSTRATION_PASSWORD },
    supervisor: { email: 'sian@demo.example', password: DEMONSTRATION_PASSWORD },
    stop: async () => {
      await hub.stop();
      await database.close();
    },
  };
});
