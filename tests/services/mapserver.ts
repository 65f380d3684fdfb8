/** Debian's MapServer as a real WFS server, behind an HTTP server of this test's own. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAPSERV = '/usr/lib/cgi-bin/mapserv';

export function hasMapServer(): boolean {
  const there = existsSync(MAPSERV);
  if (!there) process.stdout.write(`skipped: no ${MAPSERV}\n`);
  return there;
}

export interface WfsServer {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** @param layers GeoJSON by layer name, WGS 84; `shape` as MapServer says it. */
export async function startWfs(
  layers: Readonly<
    Record<string, { readonly shape: 'POLYGON' | 'LINE' | 'POINT'; readonly geojson: unknown }>
  >,
): Promise<WfsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'wfs-'));
  for (const [name, { geojson }] of Object.entries(layers))
    writeFileSync(join(folder, `${name}.geojson`), JSON.stringify(geojson));
  const map = join(folder, 'wfs.map');
  const config = join(folder, 'mapserver.conf');
  writeFileSync(config, `CONFIG\n  ENV\n    MS_MAP_PATTERN ".*"\n  END\nEND\n`);
  const server = createServer((request, response) => {
    const { search } = new URL(request.url ?? '/', 'http://localhost');
    const child = spawn(MAPSERV, [], {
      env: {
        ...process.env,
        MS_MAPFILE: map,
        MAPSERVER_CONFIG_FILE: config,
        REQUEST_METHOD: 'GET',
        QUERY_STRING: search.slice(1),
      },
    });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('close', () => {
      const whole = Buffer.concat(pieces);
      const split = whole.indexOf('\r\n\r\n');
      const type = /content-type:\s*([^\r\n]+)/i.exec(whole.subarray(0, split).toString())?.[1];
      response.writeHead(200, { 'Content-Type': type ?? 'text/plain', 'Access-Control-Allow-Origin': '*' });
      response.end(whole.subarray(split + 4));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wfs`;
  writeFileSync(map, mapfile(folder, address, layers));
  return { address, close: () => closed(server, folder) };
}

function closed(server: Server, folder: string): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      rmSync(folder, { recursive: true });
      resolve();
    });
  });
}

function mapfile(folder: string, address: string, layers: Parameters<typeof startWfs>[0]): string {
  const entries = Object.entries(layers).map(
    ([name, { shape }]) => `LAYER
  NAME "${name}" TYPE ${shape} STATUS ON
  CONNECTIONTYPE OGR CONNECTION "${join(folder, `${name}.geojson`)}" DATA "${name}"
  METADATA
    "wfs_title" "${name}" "wfs_srs" "EPSG:4326" "gml_include_items" "all" "gml_featureid" "id"
    "wfs_enable_request" "*" "wfs_getfeature_formatlist" "geojson"
  END
  PROJECTION "init=epsg:4326" END
END`,
  );
  return `MAP
NAME "test" SIZE 100 100 EXTENT -180 -90 180 90 UNITS DD
PROJECTION "init=epsg:4326" END
WEB METADATA "wfs_title" "test" "wfs_onlineresource" "${address}" "wfs_srs" "EPSG:4326" "wfs_enable_request" "*" END END
OUTPUTFORMAT
  NAME "geojson" DRIVER "OGR/GEOJSON" MIMETYPE "application/json"
  FORMATOPTION "STORAGE=stream" FORMATOPTION "FORM=SIMPLE"
END
${entries.join('\n')}
END`;
}
