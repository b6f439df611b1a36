import { inkOn, type SymbolShape } from '#shared/domain/kinds/index';
import { glyphPlace, LEVEL_LOOKS, symbolPath } from './symbols.ts';
import { dynamic } from './text.ts';

/** A symbol as small picture; the caller says shape and colour, or uses KindSymbol. */
export function ShapeSymbol({
  shape,
  colour,
  glyph = null,
  size = 14,
}: {
  shape: SymbolShape;
  colour: string;
  glyph?: string | null;
  size?: number;
}) {
  const place = glyphPlace(shape);
  const half = size / 2 + 1;
  return (
    <svg
      className="lm-symbol"
      width={size + 2}
      height={size + 2}
      viewBox={`${-half} ${-half} ${half * 2} ${half * 2}`}
      aria-hidden="true"
      focusable="false"
    >
      <path d={symbolPath(shape, size)} fill={colour} stroke="rgb(0 0 0 / 25%)" strokeWidth="0.6" />
      {glyph && (
        <text
          textAnchor="middle"
          dominantBaseline="central"
          y={size * place.down}
          fontSize={size * place.share}
          fill={inkOn(colour)}
          fontWeight="700"
        >
          {glyph}
        </text>
      )}
    </svg>
  );
}

/** A level by colour, shape and letter, so that grey print and colour-blind eyes read it too. */
export function LevelBadge({ level, size = 20 }: { level: number | null | undefined; size?: number }) {
  const look = level ? LEVEL_LOOKS[level] : undefined;
  if (!look) return null;
  const letter = dynamic(`level.${level}`);
  const half = size / 2 + 1;
  return (
    <svg
      className="lm-symbol"
      width={size + 2}
      height={size + 2}
      viewBox={`${-half} ${-half} ${half * 2} ${half * 2}`}
      role="img"
      aria-label={letter}
    >
      <path d={symbolPath(look.shape, size)} fill={look.colour} stroke="rgb(0 0 0 / 35%)" strokeWidth="0.7" />
      <text
        textAnchor="middle"
        dominantBaseline="central"
        fontSize={size * 0.5}
        fill={look.ink}
        fontWeight="600"
      >
        {letter}
      </text>
    </svg>
  );
}
