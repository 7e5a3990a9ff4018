import { describe, expect, it } from '@jest/globals';
import { createLog, describeError } from './log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let lines = '';
  write(createLog({ level: 'info', nodeName: 'hub-1' }, { write: (line) => (lines += line) }));
  return lines;
}

describe('createLog', () => {
  it('cuts out what stands under the key pii, at the top and inside', () => {
    const line = logged((log) =>
      log.info({ pii: { phone: '07700 900123' }, contact: { id: 'c1', pii: { name: 'Ada Fiction' } } }, 'offered'),
    );
    expect(line).not.toMatch(/07700|Ada/);
    expect(JSON.parse(line)).toMatchObject({
      node: 'hub-1',
      msg: 'offered',
      pii: '[removed]',
      contact: { id: 'c1', pii: '[removed]' },
    });
  });

  it('says where an error happened, never what it quotes', () => {
    const quoting = Object.assign(new Error('invalid input: "my secret\n    at home"'), { code: '22P02' });
    const line = logged((log) => log.error({ err: new Error('turn failed for Ada', { cause: quoting }) }, 'fault'));
    expect(line).not.toMatch(/secret|home|Ada\b/);
    const { err } = JSON.parse(line) as { err: ReturnType<typeof describeError> };
    expect(err).toMatchObject({ type: 'Error', cause: { code: '22P02' } });
    expect(err.stack?.[0]).toMatch(/^at .*log\.test\.ts/);
  });

  it('never takes the message of an error for its own', () => {
    const line = logged((log) => {
      log.error(new Error('Ada is late'));
      log.error({ err: new Error('Ada is late') });
    });
    expect(line).not.toMatch(/Ada\b/);
    expect(line.match(/"type":"Error"/g)).toHaveLength(2);
  });

  it('keeps the words of the system, which quote nobody', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), {
      code: 'ECONNREFUSED',
      syscall: 'connect',
    });
    expect(describeError(refused)).toMatchObject({ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:1' });
    expect(describeError('a thrown sentence')).toEqual({ type: 'string' });
  });
});
