import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createReceiver, createSender } from './parcels';

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
