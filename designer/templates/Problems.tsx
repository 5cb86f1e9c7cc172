import { TriangleAlert } from 'lucide-react';
import type { TemplateProblem } from '#workflows/template/problems.ts';
import { templates } from '../text/templates.ts';
import classes from './TemplateField.module.css';

/** What is wrong with a template, each with what to do and, where that is mechanical, a button that does it. */
export function Problems({
  problems,
  language,
  onReplace,
}: {
  problems: readonly TemplateProblem[];
  language: 'fr' | 'en';
  onReplace: (from: number, to: number, text: string) => void;
}) {
  return problems.map(({ code, from, to, severity, message, fix, suggestion }) => (
    <div key={`${code} ${from}`} className={classes.problem} data-severity={severity}>
      <TriangleAlert size={15} aria-hidden="true" />
      <div>
        <strong>{message[language]}</strong>
        <div>
          {fix[language]}{' '}
          {suggestion !== undefined && (
            <button
              type="button"
              className={classes.fix}
              title={templates.use(suggestion)[language]}
              onClick={() => onReplace(from, to, suggestion)}
            >
              {templates.fix[language]}
            </button>
          )}
        </div>
      </div>
    </div>
  ));
}
