import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { flows } from '../text/flows.ts';
import { useT } from '../useText.ts';

/** The way back to the list, before a flow's name. */
export function FlowsLink() {
  const t = useT();
  return (
    <>
      <Link to="/flows">{t(flows.title)}</Link>
      <ChevronRight size={14} aria-hidden />
    </>
  );
}
