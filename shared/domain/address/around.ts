import { cutAdmin, isRoad, type Level } from './names.ts';

/** Administrative units that the register's own addresses name, by level. */
export class Region {
  readonly #known = new Map<Level, Map<string, number>>();

  count(units: readonly { readonly level: Level; readonly name: string }[], step: 1 | -1): void {
    for (const { level, name } of units) {
      const names = this.#known.get(level) ?? new Map<string, number>();
      const left = (names.get(name) ?? 0) + step;
      if (left > 0) names.set(name, left);
      else names.delete(name);
      this.#known.set(level, names);
    }
  }

  /** Whether a text is made of the region's names without their last word: 宁波海曙. */
  isShort(text: string): boolean {
    let left = text;
    for (const names of this.#known.values())
      for (const name of names.keys()) {
        const short = name.replace(/(?:街道|社区|市|区|县|镇|乡)$/, '');
        if (short.length >= 2) left = left.replace(short, '');
      }
    return left === '';
  }

  /** How well the units of an address fit the register's: 1 when nothing speaks against it. */
  fit(
    units: readonly { readonly level: Level; readonly name: string }[],
    isKnownName: (name: string) => boolean,
  ): number {
    let fit = 1;
    for (const { level, name } of units) {
      const names = [...(this.#known.get(level)?.keys() ?? [])];
      if (names.length === 0 || (level === 'community' && isKnownName(name))) continue;
      // 宁波海曙区 is 海曙区.
      if (!names.some((known) => name.endsWith(known) || known.endsWith(name)))
        fit = Math.min(fit, STRANGE[level]);
    }
    return fit;
  }
}
const STRANGE: Record<Level, number> = {
  province: 0.3,
  city: 0.3,
  district: 0.4,
  street: 0.6,
  community: 0.72,
};

const SAID_BEFORE =
  /^(?:,|\(|\)|现|户籍|常|暂|租|原|家|居|我|我们|本|住|住在|家住|居住|在|位于|地址|住址|住所|楼栋|房屋|本市|本区|本街道|本镇|本社区|社区|的|是|就在)*$/;
const ENDS_UNIT = /(?:社区|街道|镇|乡|村|区|市|县|居委会|村委会|网格|组)$/;

/** How much text right before a known name disturbs it: 新安丰小区 is not 安丰小区, 白云街道安丰小区 is. */
export function beforeFactor(
  head: string,
  start: number,
  region: Region,
  isKnown: (name: string) => boolean,
): number {
  if (start === 0) return 1;
  const { rest } = cutAdmin(head);
  const admin = head.length - rest.length;
  if (start <= admin) return 1;
  const before = head.slice(admin, start);
  const glued = before.slice(
    Math.max(before.lastIndexOf(','), before.lastIndexOf(')'), before.lastIndexOf('(')) + 1,
  );
  if (glued === '') return 0.97;
  if (SAID_BEFORE.test(glued) || ENDS_UNIT.test(glued) || region.isShort(glued)) return 1;
  if (isRoad(glued) || (glued.length >= 2 && isKnown(glued))) return 0.97;
  return 0.6;
}

const SAID_BETWEEN =
  /^(?:,|\(|\)|内|里|的|之|居民楼|住宅楼?|宿舍楼?|公寓楼?|自然村|小区|社区|大院|家属楼|安置楼?|高层|多层|[东南西北正]门|门牌)*$/;

/** How much text between a known name and its number disturbs: 安丰小区2期3幢 is another house than 安丰小区3幢. */
export function betweenFactor(between: string): number {
  if (between === '') return 1;
  return SAID_BETWEEN.test(between) ? 0.96 : 0.62;
}
