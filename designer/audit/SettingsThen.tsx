import { durationWords } from '#workflows/duration.ts';
import { fieldsOf, type SettingsField } from '#workflows/field.ts';
import type { RetryPolicy, Step } from '#workflows/plan.ts';
import { advancedRule, ruleSentence } from '#workflows/rules/sentence.ts';
import type { Text } from '#workflows/text.ts';
import { manifestOfType } from '../shell/StepIcon.tsx';
import { panel as text } from '../text/audit.ts';
import { fill, useT } from '../useText.ts';
import styles from './audit.module.css';

/** How the step was set in the version that ran, whatever the flow says today. */
export function SettingsThen({ step }: { step: Step }) {
  const t = useT();
  const manifest = manifestOfType(step.type);
  const fields = manifest ? fieldsOf(manifest.config) : [];
  const entries = Object.entries(step.config).filter(([, value]) => value !== undefined);
  const tries = step.delivers !== undefined || step.spaced || step.retry.tries > 1;

  return (
    <div className={styles.sections}>
      {entries.length === 0 && <p className={styles.muted}>{t(text.noSettings)}</p>}
      <dl className={styles.settings}>
        {entries.map(([name, value]) => {
          const field = fields.find((each) => each.name === name);
          return (
            <div key={name}>
              <dt>{field ? t(field.label) : name}</dt>
              <dd>{t(wordsOf(value, field))}</dd>
            </div>
          );
        })}
        {tries && (
          <div>
            <dt>{t(text.retry)}</dt>
            <dd>{t(retryWords(step.spaced ?? step.retry))}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

function wordsOf(value: unknown, field: SettingsField | undefined): Text {
  if (typeof value === 'string') return field?.options?.[value] ?? same(value);
  if (typeof value === 'number' && field?.widget === 'duration') return durationWords(value);
  if (typeof value === 'boolean') {
    return value ? { fr: 'Oui', en: 'Yes' } : { fr: 'Non', en: 'No' };
  }
  const sentence = field?.widget === 'rule' ? ruleSentence(value) : advancedRule;
  return sentence === advancedRule ? same(JSON.stringify(value, null, 1)) : sentence;
}

const same = (words: string): Text => ({ fr: words, en: words });

function retryWords({ tries, firstWait, growth, longestWait }: RetryPolicy): Text {
  const first = durationWords(firstWait);
  const longest = durationWords(longestWait);
  return {
    fr: fill(text.retryWords, { tries, first: first.fr, growth, longest: longest.fr }).fr,
    en: fill(text.retryWords, { tries, first: first.en, growth, longest: longest.en }).en,
  };
}
