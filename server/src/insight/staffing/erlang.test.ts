/** Staffing, checked against published values and against what must always hold. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { erlangA, erlangC, fewestAgents } from './erlang.ts';

const loads = fc.record({
  rate: fc.double({ min: 0.0005, max: 0.2, noNaN: true }),
  handleSeconds: fc.double({ min: 30, max: 900, noNaN: true }),
});

describe('Erlang C', () => {
  /** 100 calls in half an hour of 3 minutes each: "Erlang C Formula – Made Simple With an Easy Worked Example", Call Centre Helper. */
  const load = { rate: 100 / 1800, handleSeconds: 180 };

  it.each([
    { agents: 12, inTarget: 0.64 },
    { agents: 13, inTarget: 0.796 },
    { agents: 14, inTarget: 0.888 },
  ])('is the published one with $agents agents', ({ agents, inTarget }) => {
    expect(erlangC(load, agents)?.inTarget(20)).toBeCloseTo(inTarget, 3);
  });

  it('needs the published 14 agents for 80 % in 20 seconds, who are busy 71.4 % of their time', () => {
    const { agents, outlook } = fewestAgents((n) => erlangC(load, n), { share: 0.8, seconds: 20 });
    expect(agents).toBe(14);
    expect(outlook.waitSeconds).toBeCloseTo(7.8, 1);
    expect(outlook.occupancy).toBeCloseTo(0.714, 3);
    expect(erlangC(load, 10)).toBeNull();
  });
});

describe('Erlang A', () => {
  /**
   * 48 calls a minute, each of a minute, 50 agents, who wait for 2 minutes on average: Garnett, Mandelbaum and Reiman, "Designing a
   * Call Center with Impatient Customers", Manufacturing & Service Operations Management 4 (2002), the table of the introduction.
   */
  const load = { rate: 48 / 60, handleSeconds: 60 };

  it('is the published one, and Erlang C beside it', () => {
    const patient = erlangC(load, 50);
    const impatient = erlangA(load, 50, 120);
    expect(patient?.waitSeconds).toBeCloseTo(20.8, 1);
    expect(patient?.inTarget(58.1)).toBeCloseTo(0.9, 3);
    expect(impatient.waitSeconds).toBeCloseTo(3.7, 1);
    expect(impatient.abandonment).toBeCloseTo(0.031, 3);
    expect(impatient.occupancy).toBeCloseTo(0.93, 2);
  });

  it('is Erlang C where nobody gives up', () => {
    fc.assert(
      fc.property(loads, fc.integer({ min: 1, max: 20 }), (given, spare) => {
        const agents = Math.ceil(given.rate * given.handleSeconds) + spare;
        const [patient, endless] = [erlangC(given, agents), erlangA(given, agents, 1e9)];
        expect(endless.inTarget(20)).toBeCloseTo(patient?.inTarget(20) ?? NaN, 4);
        expect(endless.abandonment).toBeCloseTo(0, 4);
      }),
    );
  });

  it('keeps shares between nothing and all, and one more agent never makes it worse', () => {
    fc.assert(
      fc.property(
        loads,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 10, max: 600 }),
        (given, agents, patience) => {
          const [some, more] = [erlangA(given, agents, patience), erlangA(given, agents + 1, patience)];
          for (const share of [some.inTarget(60), some.abandonment, some.occupancy]) {
            expect(share).toBeGreaterThanOrEqual(-1e-9);
            expect(share).toBeLessThanOrEqual(1 + 1e-9);
          }
          expect(more.inTarget(20)).toBeGreaterThanOrEqual(some.inTarget(20) - 1e-9);
          expect(more.abandonment).toBeLessThanOrEqual(some.abandonment + 1e-9);
        },
      ),
    );
  });
});
