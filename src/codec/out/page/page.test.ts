/** The public page: nothing of a hostile plan is markup, nothing is asked of the network, the policy fits what runs. */
import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { exported } from '../../../../tests/fixtures/exported';
import { objectId } from '../../../kernel/units';
import type { Plan } from '../../../model/plan';
import { anAnalysis } from '../../../testing/analysis-builder';
import { aCamera, aPlan, aZone } from '../../../testing/small-plan';
import { SCRIPT } from './script';
import { STYLE } from './style';

const pageOf = (plan: Plan, more: Partial<Parameters<typeof exported>[0]> = {}): string =>
  new TextDecoder().decode(exported({ format: 'page', plan, ...more }));

const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>\'&lt;${x}</title>';

const hostilePlan = aPlan(
  [
    aCamera({ ref: HOSTILE, name: HOSTILE, purpose: HOSTILE, model: HOSTILE }),
    aZone({ name: HOSTILE }),
    aZone({ id: objectId('m'), role: 'mask', name: HOSTILE }),
  ],
  { name: HOSTILE, notice: { responsible: HOSTILE, contact: HOSTILE, dpo: HOSTILE } },
);

/** Start tags by name, with their attributes. */
const tagsOf = (page: string): string[] =>
  [
    ...page
      .replace(SCRIPT, '')
      .replace(STYLE, '')
      .matchAll(/<([a-z][^\s>/]*)([^>]*)>/gi),
  ].map(([tag]) => tag);

describe('the public page', () => {
  it('[X18] has the same tags and attributes whatever the names are', () => {
    const names = (page: string): string[] => tagsOf(page).map((tag) => tag.replace(/="[^"]*"/g, ''));
    const mild = structuredClone(hostilePlan);
    const text = JSON.stringify([...mild.objects.values()]).replaceAll(
      JSON.stringify(HOSTILE).slice(1, -1),
      'Mairie',
    );
    const objects = JSON.parse(text) as Plan['objects'] extends ReadonlyMap<infer _, infer O> ? O[] : never;
    const harmless = aPlan(objects, { name: 'x', notice: { responsible: 'x', contact: 'x', dpo: 'x' } });
    const page = pageOf(hostilePlan);
    expect(names(page)).toEqual(names(pageOf(harmless)));
    expect(page).not.toContain('<img');
    expect(page).not.toContain('alert(1)</script>');
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page).toContain('&lt;img src=x onerror=alert(2)&gt;');
  });

  it('[X18] lets run and style what stands in it, by checksum, and asks nothing of the network', () => {
    const page = pageOf(aPlan());
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/
      .exec(page)![1]!
      .replaceAll('&#39;', "'");
    const sum = (text: string): string => createHash('sha256').update(text).digest('base64');
    const [, style] = /<style>([^]*?)<\/style>/.exec(page)!;
    const [, script] = /<script>([^]*?)<\/script>/.exec(page)!;
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${sum(style!)}'; script-src 'sha256-${sum(script!)}'; base-uri 'none'; form-action 'none'`,
    );
    expect(() => new Script(script!)).not.toThrow();
    for (const tag of tagsOf(page)) {
      expect(tag).not.toMatch(/\s(?:src|srcset|style|on\w+|action|data|poster)=/i);
      if (/href="(?!#)/.test(tag)) expect(tag).toMatch(/^<a /);
    }
    expect(page.match(/https?:\/\//g)).toHaveLength(1);
  });

  it('[X18] tells zones, purposes, contact, rights; what nobody stated is open', () => {
    const stated = pageOf(
      aPlan([aCamera({ purpose: 'traffic' }), aZone()], {
        notice: { responsible: 'Ville de Monaco', contact: 'dpo@ville.test' },
        costs: { retention_days: 15 },
      }),
    );
    for (const text of [
      'class="filmed"',
      'Circulation',
      'Ville de Monaco',
      'dpo@ville.test',
      '15 jours',
      'RGPD',
      'L251-3',
    ]) {
      expect(stated).toContain(text);
    }
    const silent = pageOf(aPlan());
    expect(silent).toContain('Finalité à indiquer');
    expect(silent).toContain('Non indiqué');
    expect(silent).toContain('un mois au plus');
    const english = pageOf(aPlan([aCamera()], { settings: { ...aPlan().head.settings, country: 'DE' } }), {
      language: 'en',
    });
    expect(english).toContain('<html lang="en">');
    expect(english).not.toMatch(/CNIL|L251/);
  });

  it('[X17] [X18] tells no camera where positions are withheld, and no zone where zones are', () => {
    const plan = aPlan([aCamera({ name: 'Beffroi' }), aZone()]);
    const without = pageOf(plan, { withheld: ['positions', 'models'] });
    expect(without).not.toMatch(/Beffroi|class="camera/);
    expect(without).toContain('carrés de 100 m');
    const perimeter = pageOf(plan, { withheld: ['zones'] });
    expect(perimeter).not.toContain('class="filmed"');
    expect(perimeter).toContain('class="perimeter"');
  });

  it('says that there is no map of nothing', () => {
    const empty = anAnalysis({ geometry: { devices: [] } });
    expect(pageOf(aPlan([]), { analysis: empty })).not.toContain('class="map"');
  });
});
