import { useT } from '../useText.ts';
import { useScene } from './graphContext.ts';

/** Says to screen readers what a command did. */
export function Announcer() {
  const t = useT();
  const message = useScene((scene) => scene.message);
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {message && <span key={message.n}>{t(message.text)}</span>}
    </div>
  );
}
