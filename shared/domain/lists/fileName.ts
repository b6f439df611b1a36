/**
 * 单位+清单名+YYYYMMDD without what Windows, a mail program or a terminal may stumble over: reserved and control
 * characters, characters that turn the direction of writing, leading and trailing dots and blanks. No extension.
 */
export function listFileName(office: string, title: string, isoDay: string): string {
  const stem = clean(`${office}${title}`);
  return `${[...stem].slice(0, 80).join('')}${isoDay.replace(/-/g, '')}`;
}

function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/:*?"<>|%]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
}
