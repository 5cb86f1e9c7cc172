import { subjectLength } from '#workflows/template/lint.ts';
import { templates } from '../text/templates.ts';
import classes from './TemplateField.module.css';

/** How much of a subject most mail programs show, and how much of it the longest of the previews takes. */
export function LengthMeter({ count, language }: { count: number; language: 'fr' | 'en' }) {
  const { shown } = subjectLength;
  return (
    <div className={classes.meter} title={templates.lengthHelp(shown)[language]}>
      <span className={classes.track}>
        <span
          className={classes.fill}
          data-over={count > shown || undefined}
          style={{ width: `${Math.min(100, (100 * count) / shown)}%` }}
        />
      </span>
      <span>{templates.length(count, shown)[language]}</span>
    </div>
  );
}
