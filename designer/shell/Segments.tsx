import styles from './Segments.module.css';

interface SegmentsProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly options: readonly {
    readonly value: V;
    readonly label: string;
    readonly count?: number;
  }[];
}

/** A few views of one list, side by side: one is on. */
export const Segments = <V extends string>({
  label,
  value,
  onChange,
  options,
}: SegmentsProps<V>) => (
  <fieldset className={styles.segments} aria-label={label}>
    {options.map((option) => (
      <button
        key={option.value}
        type="button"
        aria-pressed={option.value === value}
        onClick={() => onChange(option.value)}
      >
        {option.label}
        {option.count !== undefined && <span className={styles.count}>{option.count}</span>}
      </button>
    ))}
  </fieldset>
);
