import { Input } from '@mantine/core';
import { useLanguage } from '../useText.ts';
import styles from './WeekdaysInput.module.css';

interface WeekdaysInputProps {
  readonly label: string;
  readonly withAsterisk: boolean;
  /** 1 is Monday, 7 Sunday. */
  readonly value: readonly number[];
  readonly onChange: (days: readonly number[]) => void;
}

const all = [1, 2, 3, 4, 5, 6, 7] as const;

/** The days of the week as seven switches in a row. */
export function WeekdaysInput({ value, onChange, ...common }: WeekdaysInputProps) {
  const { language } = useLanguage();
  return (
    <Input.Wrapper {...common} labelElement="div">
      <div className={styles.days}>
        {all.map((day) => {
          const isOn = value.includes(day);
          return (
            <button
              key={day}
              type="button"
              aria-pressed={isOn}
              aria-label={nameOf(day, language, 'long')}
              onClick={() =>
                onChange(isOn ? value.filter((one) => one !== day) : [...value, day].sort())
              }
            >
              {nameOf(day, language, 'short').slice(0, 3)}
            </button>
          );
        })}
      </div>
    </Input.Wrapper>
  );
}

/** 1 January 2024 was a Monday. */
const nameOf = (day: number, language: string, weekday: 'long' | 'short'): string =>
  new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
