import { type ThemeConfig, theme } from 'antd';

type Look = { readonly dark: boolean; readonly large: boolean };

const LIGHT = {
  colorPrimary: '#1f4e79',
  colorInfo: '#1f4e79',
  colorLink: '#1f4e79',
  colorError: '#a8231b',
  colorWarning: '#a86200',
  colorSuccess: '#2e7d4f',
  // antd derives murky greys from colours this dark.
  colorPrimaryBg: '#e6eef7',
  colorInfoBg: '#e6eef7',
  colorErrorBg: '#fbeceb',
  colorWarningBg: '#fdf4e3',
  colorSuccessBg: '#e8f4ec',
  colorText: '#1d2733',
  colorTextSecondary: '#5a6675',
  colorBorder: '#b9c2cd',
  colorBorderSecondary: '#d9dee5',
  colorBgLayout: '#eef1f4',
};
const DARK = {
  colorPrimary: '#4d8fce',
  colorInfo: '#4d8fce',
  colorLink: '#7db2e3',
  colorError: '#d9534a',
  colorText: '#e3e8ed',
  colorTextSecondary: '#a3aebb',
  colorBorder: '#465261',
  colorBorderSecondary: '#303944',
  colorBgLayout: '#12161b',
  colorBgContainer: '#1a2027',
  colorBgElevated: '#20272f',
};

/** antd's tokens for our look: dense, ink-blue, lines instead of shadows. The same values stand in ui/tokens.css. */
export function themeOf({ dark, large }: Look): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...(dark ? DARK : LIGHT),
      fontFamily: 'var(--lm-sans)',
      fontSize: large ? 17 : 14,
      controlHeight: large ? 38 : 30,
      borderRadius: 4,
      sizeUnit: 4,
      wireframe: false,
      boxShadow: '0 0 0 1px var(--lm-line-strong)',
      boxShadowTertiary: 'none',
      boxShadowSecondary: '0 0 0 1px var(--lm-line-strong)',
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
    },
    components: {
      Form: { itemMarginBottom: 12, verticalLabelPadding: '0 0 2px' },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Tabs: { horizontalMargin: '0 0 8px 0' },
    },
  };
}
