export const SettingsRoom = (): null => null;
