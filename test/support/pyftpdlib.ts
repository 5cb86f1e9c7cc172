import { pythonPackages } from './pythonPackages.ts';

/** The folder of an FTP server in Python, for PYTHONPATH; undefined where it can't be had. */
export const pyftpdlib = (): Promise<string | undefined> =>
  pythonPackages('pyftpdlib-2.2.0', ['pyftpdlib==2.2.0', 'pyopenssl==26.4.0']);
