import { formatCount } from '#renderer/ui/index';

export type BarRow = { readonly key: string; readonly label: string; readonly values: readonly number[] };

/** Rows of bars on one scale: label, bar by series, figure. Plain boxes: they print and zoom as they are. */
export function Bars({
  rows,
  series,
}: {
  rows: readonly BarRow[];
  series: readonly { label: string; colour: string }[];
}) {
  const most = Math.max(1, ...rows.map((row) => row.values.reduce((sum, value) => sum + value, 0)));
  return (
    <div>
      {series.length > 1 && (
        <div className="lm-bars-legend">
          {series.map(({ label, colour }) => (
            <span key={label}>
              <i style={{ background: colour }} />
              {label}
            </span>
          ))}
        </div>
      )}
      <div className="lm-bars">
        {rows.map((row) => (
          <div key={row.key} className="lm-bar">
            <span className="lm-ellipsis" title={row.label}>
              {row.label}
            </span>
            <span className="lm-bar-track">
              {row.values.map((value, index) => (
                <i
                  key={series[index]?.label ?? index}
                  style={{ width: `${(value / most) * 100}%`, background: series[index]?.colour }}
                  title={`${series[index]?.label ?? ''} ${formatCount(value)}`}
                />
              ))}
            </span>
            <span className="lm-bar-figure">{row.values.map(formatCount).join(' / ')}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
