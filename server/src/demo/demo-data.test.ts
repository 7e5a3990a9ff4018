import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { council } from '../admin/index.ts';
import { residentWording } from '../residents/wording.ts';
import { readDemoData } from './demo-data.ts';

const { services, staff, residents, knowledge, queues, cannedReplies } = readDemoData();
/** As much of a decision table as says who is needed. */
const tableSchema = z.object({
  rows: z.array(z.object({ then: z.object({ queue: z.string().optional(), skills: z.array(z.string()).optional() }) })),
});
const phonesSchema = z.object({ phones: z.array(z.object({ id: z.string(), number: z.string() })) });
const TABLES = new URL('../../../routing-rules/tables/', import.meta.url);

const readTable = (name: string) =>
  tableSchema.parse(JSON.parse(readFileSync(new URL(name, TABLES), 'utf8'))).rows.map((row) => row.then);
const outputs = readdirSync(TABLES).flatMap(readTable);

describe('the staff of the demonstration', () => {
  it('are five agents and two supervisors, who all serve the general queue, and an auditor, who serves none', () => {
    const roles = staff.map((person) => person.role);
    expect(roles.sort()).toEqual(
      [...Array<string>(5).fill('agent'), 'auditor', ...Array<string>(2).fill('supervisor')].sort(),
    );
    const idle = staff.filter((person) => !person.queues.includes('general'));
    expect(idle.map(({ role, queues }) => [role, queues])).toEqual([['auditor', []]]);
  });

  it('has a promise for queues that somebody serves, and help from such', () => {
    const served = new Set(staff.flatMap((person) => person.queues));
    const named = queues.flatMap(({ name, overflowTo }) => (overflowTo === null ? [name] : [name, overflowTo]));
    expect(named.filter((name) => !served.has(name))).toEqual([]);
  });

  it('serve every queue that the rules name, by two people at least, and no other', () => {
    const named = new Set(outputs.flatMap(({ queue }) => queue ?? []));
    expect(named.size).toBeGreaterThan(10);
    const alone = [...named].filter((queue) => staff.filter((person) => person.queues.includes(queue)).length < 2);
    expect(alone).toEqual([]);
    expect(staff.flatMap((person) => person.queues).filter((queue) => !named.has(queue))).toEqual([]);
  });

  it('include an agent for every queue together with whatever skills a decision may ask for', () => {
    const skillSets = outputs.flatMap(({ skills }) => (skills ? [skills] : []));
    const unserved = skillSets.filter((skills) =>
      outputs.some(
        ({ queue, skills: own = [] }) =>
          queue !== undefined &&
          !staff.some(
            (person) =>
              person.role === 'agent' &&
              person.queues.includes(queue) &&
              [...own, ...skills].every((skill) => person.skills.includes(skill)),
          ),
      ),
    );
    expect(unserved).toEqual([]);
  });
});

describe('the residents of the demonstration', () => {
  it('are forty fictional people, many of whom cannot or will not be online', () => {
    expect(residents).toHaveLength(40);
    for (const key of ['id', 'reference', 'name', 'phone'] as const) {
      expect(new Set(residents.map((resident) => resident[key])).size).toBe(40);
    }
    expect(residents.filter(({ digitalAccess }) => digitalAccess === 'none').length).toBeGreaterThanOrEqual(7);
    for (const language of ['en-GB', 'ro', 'pl', 'bfi']) expect(residents.map((r) => r.language)).toContain(language);
  });

  it('have only needs and flags that the console can put into words', () => {
    const unknown = residents.flatMap(({ needs, flags }) => [
      ...needs.filter((need) => !(need in residentWording.needs)),
      ...flags.filter((flag) => !(flag in residentWording.flags)),
    ]);
    expect(unknown).toEqual([]);
  });

  it('can each be asked who they are, with an account number of their own', () => {
    expect(knowledge.map(({ reference }) => reference)).toEqual(residents.map(({ reference }) => reference));
    expect(new Set(knowledge.map(({ councilTaxAccount }) => councilTaxAccount)).size).toBe(40);
  });

  it('use services of the catalogue in MyAccount, and never sign in before they registered', () => {
    const ids = new Set(services.map(({ id }) => id));
    for (const { myAccount } of residents) {
      if (!myAccount) continue;
      expect(myAccount.services.filter((id) => !ids.has(id))).toEqual([]);
      expect(myAccount.lastSignInDaysAgo).toBeLessThanOrEqual(myAccount.registeredDaysAgo);
    }
  });
});

describe('the services of the demonstration', () => {
  it('are the twenty-seven of the catalogue, each with a page of its own', () => {
    expect(services).toHaveLength(27);
    expect(services.filter(({ id, path }) => path !== `/services/${id}`)).toEqual([]);
    expect(services.filter(({ complex }) => complex).map(({ id }) => id)).toEqual([
      'adult-social-care',
      'homelessness',
    ]);
  });

  it('are described in two sentences of at most twenty words, with no word of entitlement', () => {
    for (const { id, summary } of services) {
      const sentences = summary.split(/(?<=\.) /);
      expect([id, sentences.length]).toEqual([id, 2]);
      expect(sentences.filter((sentence) => sentence.split(' ').length > 20)).toEqual([]);
      expect(summary).not.toMatch(/entitl|eligib/i);
    }
  });
});

describe('the ready replies of the demonstration', () => {
  it('are about twenty, each its own, for services of the catalogue or for any', () => {
    expect(cannedReplies.length).toBeGreaterThanOrEqual(20);
    for (const key of ['id', 'title', 'text'] as const)
      expect(new Set(cannedReplies.map((reply) => reply[key])).size).toBe(cannedReplies.length);
    const ids = new Set([null, ...services.map(({ id }) => id)]);
    expect(cannedReplies.filter(({ service }) => !ids.has(service))).toEqual([]);
  });

  it('have only gaps that the hub or the console fills, or that are marked for the adviser', () => {
    const gaps = cannedReplies.flatMap(({ text }) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    expect([...new Set(gaps)].sort()).toEqual(['adviser', 'council', 'phone', 'reference']);
  });
});

describe('the phone numbers of the demonstration', () => {
  it('are those that the rules give out', () => {
    const file = new URL('../phones.json', TABLES);
    const { phones } = phonesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const numberOf = (id: string) => phones.find((phone) => phone.id === id)?.number;
    expect(council.phone.number).toBe(numberOf('contact-centre'));
    expect(council.outOfHoursPhone.number).toBe(numberOf('out-of-hours'));
  });
});
