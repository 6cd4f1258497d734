import { workerData } from 'node:worker_threads';
import { buildGazetteer, type GazetteerOptions } from './build.ts';

/** A thread that builds a table and ends: the memory that building takes ends with it. */
await buildGazetteer(workerData as GazetteerOptions);
