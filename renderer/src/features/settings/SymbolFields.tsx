import { ColorPicker, Input, Select } from 'antd';
import { useCategories } from '#renderer/api/lookups';
import { dynamic, ShapeSymbol, t } from '#renderer/ui/index';
import type { Category } from '#shared/contract/things';
import {
  type CategorySymbol,
  type KindId,
  kindOf,
  lookOf,
  SYMBOL_SHAPES,
  type SymbolLook,
  type SymbolSource,
} from '#shared/domain/kinds/index';

type Scope = Category['scope'];
type Draft = { readonly parentId: string | null; readonly symbol: CategorySymbol | null };
type Props = { scope: Scope; draft: Draft; onChange: (symbol: CategorySymbol | null) => void };

const EMPTY: CategorySymbol = { shape: null, colour: null, glyph: null };
/** Strong enough on the map's ground, and apart from the levels' red, orange, yellow and blue. */
const COLOURS = [
  '#1f7a6d',
  '#3f7d3a',
  '#6b5aa8',
  '#7a4fa3',
  '#9a4f6f',
  '#8a6d1f',
  '#34729b',
  '#1d4f91',
  '#5a6472',
];

/** The kind whose things a scope sorts; skills have no place on the map. */
export function kindOfScope(scope: Scope): KindId | null {
  if (scope === 'skill') return null;
  return scope === 'problem' ? 'risk' : scope;
}

/** How a draft would look, with what its parents say. */
function useDraftLook(kind: KindId, draft: Draft): SymbolLook {
  const { list } = useCategories();
  const all = new Map<string, SymbolSource>(list.map((category) => [category.id, category]));
  return lookOf(kindOf(kind), 'draft', all.set('draft', draft));
}

function Glyph({ symbol, set }: { symbol: CategorySymbol; set: (patch: Partial<CategorySymbol>) => void }) {
  return (
    <Input
      value={symbol.glyph ?? ''}
      aria-label={t('categories.glyph')}
      placeholder={t('categories.glyphHint')}
      style={{ width: 128 }}
      // The last one typed counts, so that a character is changed by typing another.
      onChange={(event) => set({ glyph: [...event.target.value.replaceAll(/\s/g, '')].at(-1) ?? null })}
    />
  );
}

/** A category's symbol: shape, colour and a character, each only where it differs from the one above. */
export function SymbolFields({ scope, draft, onChange }: Props) {
  const kind = kindOfScope(scope);
  const look = useDraftLook(kind ?? 'place', draft);
  if (!kind) return null;
  const symbol = draft.symbol ?? EMPTY;
  const set = (patch: Partial<CategorySymbol>): void => {
    const next = { ...symbol, ...patch };
    onChange(next.shape || next.colour || next.glyph ? next : null);
  };
  const risk = kindOf(kind).role === 'risk';
  return (
    <div className="lm-field" data-field="symbol">
      <span className="lm-field-label">{t('categories.symbol')}</span>
      <div className="lm-symbol-fields">
        <ShapeSymbol {...look} size={28} />
        {!risk && (
          <>
            <Select
              allowClear
              aria-label={t('categories.shape')}
              placeholder={t('categories.asKind')}
              style={{ width: 112 }}
              value={symbol.shape}
              options={SYMBOL_SHAPES.map((shape) => ({ value: shape, label: dynamic(`shape.${shape}`) }))}
              onChange={(shape: CategorySymbol['shape'] | undefined) => set({ shape: shape ?? null })}
            />
            <ColorPicker
              allowClear
              disabledAlpha
              disabledFormat
              format="hex"
              value={symbol.colour}
              presets={[{ label: t('categories.colour'), colors: COLOURS }]}
              onClear={() => set({ colour: null })}
              onChangeComplete={(colour) => set({ colour: colour.toHexString().slice(0, 7).toLowerCase() })}
            />
          </>
        )}
        <Glyph symbol={symbol} set={set} />
      </div>
      <span className="lm-muted">{t(risk ? 'categories.riskSymbolHint' : 'categories.symbolHint')}</span>
    </div>
  );
}
