import { subjectLength } from '#workflows/template/lint.ts';
import { templates } from '../text/templates.ts';
import classes from './TemplateField.module.css';

/** How much of a subject most mail programs show. Variables count as they are written: their values differ. */
export function LengthMeter({ source, language }: { source: string; language: 'fr' | 'en' }) {
  const count = [...source].length;
  const share = Math.min(100, (100 * count) / subjectLength.shown);
  return (
    <div className={classes.meter}>
      <span className={classes.track}>
        <span
          className={classes.fill}
          data-over={count > subjectLength.shown || undefined}
          style={{ width: `${share}%` }}
        />
      </span>
      <span>{templates.length(count, subjectLength.shown)[language]}</span>
    </div>
  );
}
