import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createReceiver, createRowReceiver, createRowSender, createSender, type RowParcels } from './parcels';

const region = (...xy: number[]) => ({
  xy: Float64Array.from(xy),
  ringStart: Uint32Array.of(0, xy.length / 2),
});

/** As a message comes out at the other end of a channel. */
const sentThrough = (value: unknown): unknown => structuredClone(value);

describe('shapes between worker and page', () => {
  it('come once, and are the same objects from then on', () => {
    const sender = createSender();
    const receive = createReceiver();
    const [kept, changed] = [region(0, 0, 1, 0, 1, 1), region(5, 5, 6, 5, 6, 6)];
    const first = receive(sentThrough(sender.pack({ devices: [{ id: 'a', region: kept }], k: [kept] }))) as {
      devices: { region: unknown }[];
      k: unknown[];
    };
    expect(first).toEqual({ devices: [{ id: 'a', region: kept }], k: [kept] });
    expect(first.k[0]).toBe(first.devices[0]!.region);
    const packed = sender.pack({ devices: [{ id: 'a', region: kept }], k: [changed] });
    expect(JSON.stringify(packed)).not.toContain('"shape":{"xy":{"0":0');
    const second = receive(sentThrough(packed)) as typeof first;
    expect(second).toEqual({ devices: [{ id: 'a', region: kept }], k: [changed] });
    expect(second.devices[0]!.region).toBe(first.devices[0]!.region);
  });

  it('take only their own part of a large buffer along', () => {
    const whole = new Float64Array(1000);
    const packed = createSender().pack([{ xy: whole.subarray(4, 6) }]) as { shape: { xy: Float64Array } }[];
    expect(packed[0]!.shape.xy.buffer.byteLength).toBe(16);
  });

  it('are sent again after a message that did not arrive', () => {
    const sender = createSender();
    const shape = region(0, 0, 1, 0, 1, 1);
    sender.pack([shape]);
    sender.forget();
    expect(createReceiver()(sentThrough(sender.pack([shape])))).toEqual([shape]);
  });

  it('that never came are a bug, and are no hole in the drawing', () => {
    const sender = createSender();
    const shape = region(0, 0, 1, 0, 1, 1);
    sender.pack([shape]);
    expect(() => createReceiver()(sentThrough(sender.pack([shape])))).toThrow(/never sent/);
  });

  it('arrive as they were sent, whatever comes and goes between messages', () => {
    const shapes = Array.from({ length: 8 }, (_, i) => region(i, 0, i + 1, 0, i + 1, 1));
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(7))), (messages) => {
        const sender = createSender();
        const receive = createReceiver();
        for (const message of messages) {
          const value = { rows: message.map((i) => ({ id: i, region: shapes[i]!, name: 'shape' })) };
          expect(receive(sentThrough(sender.pack(value)))).toEqual(value);
        }
      }),
    );
  });
});

describe('rows between worker and page', () => {
  const rows = Array.from({ length: 6 }, (_, i) => ({ id: `row ${i}` }));
  const through = (packed: RowParcels): RowParcels => structuredClone(packed);

  it('come once, and are the same objects from then on', () => {
    const sender = createRowSender();
    const receive = createRowReceiver();
    const first = receive(through(sender.pack([rows[0]!, rows[1]!])));
    const packed = sender.pack([rows[2]!, rows[1]!]);
    expect(packed.fresh).toEqual([rows[2]]);
    const second = receive(through(packed));
    expect(second).toEqual([rows[2], rows[1]]);
    expect(second[1]).toBe(first[1]);
  });

  it('are sent again after a message that did not arrive, and that never came are a bug', () => {
    const sender = createRowSender();
    sender.pack(rows);
    expect(() => createRowReceiver()(through(sender.pack(rows)))).toThrow(/never sent/);
    sender.forget();
    expect(createRowReceiver()(through(sender.pack(rows)))).toEqual(rows);
  });

  it('arrive as they were sent, whatever comes and goes between messages', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(5))), (messages) => {
        const sender = createRowSender();
        const receive = createRowReceiver();
        for (const message of messages) {
          const list = message.map((i) => rows[i]!);
          expect(receive(through(sender.pack(list)))).toEqual(list);
        }
      }),
    );
  });
});
