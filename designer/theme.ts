import {
  ActionIcon,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  type MantineColorsTuple,
  Modal,
  SegmentedControl,
  Tooltip,
} from '@mantine/core';

const blue: MantineColorsTuple = [
  '#e9effe',
  '#d3defd',
  '#b9cbfb',
  '#7fa2ff',
  '#5c88ff',
  '#3f6cf0',
  '#2351dc',
  '#1c43b8',
  '#1a3a9b',
  '#152f7d',
];

const red: MantineColorsTuple = [
  '#fdeceb',
  '#f9d5d2',
  '#f5b9b3',
  '#ff9d95',
  '#ff8177',
  '#d9432f',
  '#c0271a',
  '#a41f14',
  '#871910',
  '#6b130c',
];

/** From text to the deepest ground, as Mantine's components pick them in dark mode. */
const dark: MantineColorsTuple = [
  '#eaeef7',
  '#b3bdd1',
  '#8c98b0',
  '#5b6880',
  '#36425a',
  '#273145',
  '#1a2131',
  '#151b28',
  '#0d111a',
  '#090c13',
];

/** Ink on a filled control: Mantine reckons it from the light shade alone, and white on the dark one is too faint. */
const onFilled = (color: string | undefined): string =>
  color === undefined ? 'var(--on-pri)' : 'var(--on-status)';

/** The look of the product on Mantine; what CSS needs beside it stands in shell/tokens.css under the same values. */
export const theme = createTheme({
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: '"JetBrains Mono Variable", ui-monospace, monospace',
  headings: { fontFamily: '"Inter Variable", system-ui, sans-serif', fontWeight: '600' },
  primaryColor: 'blue',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.22,
  black: '#131a29',
  colors: { blue, red, dark },
  fontSizes: { xs: '11.5px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  defaultRadius: 8,
  radius: { xs: '4px', sm: '6px', md: '9px', lg: '12px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      styles: (_, { size }) =>
        size === 'sm'
          ? { root: { height: 34, paddingInline: 12, fontSize: 13, fontWeight: 550 } }
          : // 24 px is the least that a pointer must be able to hit (WCAG 2.5.8).
            { root: { minHeight: 24, fontSize: 12, fontWeight: 550 } },
      vars: (_, { variant = 'filled', color }) =>
        variant === 'filled' ? { root: { '--button-color': onFilled(color) } } : { root: {} },
    }),
    ActionIcon: ActionIcon.extend({
      vars: (_, { variant = 'filled', color }) =>
        variant === 'filled' ? { root: { '--ai-color': onFilled(color) } } : { root: {} },
    }),
    Input: Input.extend({ styles: { input: { minHeight: 34, fontSize: 13 } } }),
    InputWrapper: Input.Wrapper.extend({
      styles: { label: { fontSize: 12, fontWeight: 600, marginBottom: 5 } },
    }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs', radius: 4 } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
    // Without its empty stand-in the first item takes the focus, and a menu holds nothing but items (WCAG 1.3.1).
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: Modal.extend({
      defaultProps: { radius: 12, overlayProps: { backgroundOpacity: 0.4 }, centered: true },
      styles: { title: { fontSize: 15, fontWeight: 600 } },
    }),
    Drawer: Drawer.extend({ styles: { title: { fontSize: 15, fontWeight: 600 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
  },
});

/** Lets Mantine take its neutrals from the tokens, so that one switch of colour scheme moves everything. */
export const resolveVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink3)',
    '--mantine-color-placeholder': 'var(--ink3)',
    '--mantine-color-anchor': 'var(--pri-ink)',
    '--mantine-color-error': 'var(--err)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--surface2)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line2)',
  };
  return { variables: {}, light: shared, dark: shared };
};
