import { v7 } from 'uuid';
import type { CorePorts } from '#core/ports';
import { makeTilePort, nodeTileReader } from '#core/services/basemaps/reader/tilePort';
import { makeParserPort, nodeParser } from '#core/services/imports/parserPort';
import { makeTrainerPort, nodeTrainer } from '#core/services/learning/trainerPort';
import packageJson from '../../package.json' with { type: 'json' };
import { mapsFolder, stateFolder } from './folders.ts';
import { makePdfPort } from './pdf.ts';

/** The core's ports under plain Node. The entries and `resourcesDir` differ between the bundle and the sources. */
export function nodePorts(
  host: 'browser' | 'script',
  places: {
    readonly parserEntry: URL;
    readonly tilesEntry: URL;
    readonly trainEntry: URL;
    readonly resourcesDir: string;
  },
): CorePorts {
  const pdf = makePdfPort();
  return {
    now: Date.now,
    newId: () => v7(),
    stateDir: stateFolder(process.env, process.platform),
    mapsDir: mapsFolder(process.env),
    resourcesDir: places.resourcesDir,
    version: packageJson.version,
    host,
    parser: makeParserPort(nodeParser(places.parserEntry)),
    tiles: makeTilePort(nodeTileReader(places.tilesEntry)),
    trainer: makeTrainerPort(nodeTrainer(places.trainEntry)),
    ...(pdf ? { pdf } : {}),
  };
}
