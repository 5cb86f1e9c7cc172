import { startDrop } from '#server/demo/drop.ts';
import { reportAlive } from '#server/program.ts';

// The customers' SFTP server as a process of its own, on a folder that outlives it.
const { DROP_FOLDER = '', DROP_KEY = '', DROP_PORT, DROP_PASSWORD = '' } = process.env;
const drop = await startDrop({
  folder: DROP_FOLDER,
  keyFile: DROP_KEY,
  user: 'facteur',
  password: DROP_PASSWORD,
  port: Number(DROP_PORT),
});
reportAlive(drop.close);
