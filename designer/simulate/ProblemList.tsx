import { Check, CircleAlert, TriangleAlert } from 'lucide-react';
import { focusCard } from '../canvas/actions.ts';
import { nodeOf } from '../canvas/graph.ts';
import { useDoc, useGraph, useScene } from '../canvas/graphContext.ts';
import { titleAt } from '../canvas/titles.ts';
import { useReveal } from '../canvas/useReveal.ts';
import { dock } from '../text/flows.ts';
import { useT } from '../useText.ts';
import styles from './Dock.module.css';

/** Everything that is wrong, each with what to do; pressing one goes to its step. */
export function ProblemList() {
  const t = useT();
  const { scene } = useGraph();
  const reveal = useReveal();
  const flow = useDoc((whole) => whole);
  const problems = useScene((one) => one.problems);
  if (problems.length === 0) {
    return (
      <p className={styles.fine}>
        <Check size={14} aria-hidden />
        {t(dock.noProblems)}
      </p>
    );
  }
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => {
        const node = problem.at.split('.', 1)[0] ?? '';
        const known = nodeOf(flow, node) !== undefined;
        const fatal = problem.severity === 'fatal';
        return (
          <li key={`${problem.code} ${problem.at} ${problem.message.en}`}>
            <button
              type="button"
              className={styles.problem}
              disabled={!known}
              onClick={() => {
                scene.setState({ selected: [node], panelOpen: true });
                reveal(node);
                focusCard(node);
              }}
            >
              <span
                className={fatal ? styles.fatal : styles.warn}
                role="img"
                aria-label={t(fatal ? dock.error : dock.warning)}
              >
                {fatal ? (
                  <CircleAlert size={15} aria-hidden />
                ) : (
                  <TriangleAlert size={15} aria-hidden />
                )}
              </span>
              <b>{t(known ? titleAt(flow, node) : dock.ofFlow)}</b>
              <span>{t(problem.message)}</span>
              <span className={styles.fix}>{t(problem.fix)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
